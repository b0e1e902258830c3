#include <csignal>
#include <string>
#include <vector>

#include "partner_check/app/run.hpp"

int main(int count, char** arguments) {
  std::signal(SIGPIPE, SIG_DFL);  // a closed pipe ends the program quietly
  const std::vector<std::string> words(arguments + 1, arguments + count);
  return static_cast<int>(partner_check::app::run(words, partner_check::app::process_streams()));
}

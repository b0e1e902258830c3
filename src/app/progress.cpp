#include "progress.hpp"

#include <ostream>
#include <utility>

#include <fmt/format.h>

namespace partner_check::app {

namespace {

constexpr const char* k_clear_line = "\r\x1b[K";

}  // namespace

Progress::Progress(std::size_t total, const Streams& streams)
    : streams_(streams), total_(total), next_(Clock::now() + std::chrono::seconds(1)) {}

void Progress::step() {
  ++done_;
  if (!streams_.err_is_terminal || total_ < 2 || Clock::now() < next_) return;
  next_ = Clock::now() + std::chrono::milliseconds(200);
  printed_ = true;
  streams_.err << fmt::format("{}{} of {} files", k_clear_line, done_, total_) << std::flush;
}

void Progress::hide() {
  if (std::exchange(printed_, false)) streams_.err << k_clear_line << std::flush;
}

Progress::~Progress() {
  hide();
}

}  // namespace partner_check::app

#include <ostream>

#include "partner_check/base/embedded.hpp"
#include "partner_check/base/text.hpp"

#include "command.hpp"
#include "command_line.hpp"
#include "engine.hpp"
#include "printing.hpp"

namespace partner_check::app {

namespace {

// The schemas that are built in, by name: "profile" of "schema/profile.json".
std::vector<std::string_view> schema_names() {
  constexpr std::string_view k_folder = "schema/", k_ending = ".json";
  std::vector<std::string_view> names;
  for (const EmbeddedFile& file : embedded_files())
    if (file.path.starts_with(k_folder))
      names.push_back(
          file.path.substr(k_folder.size(), file.path.size() - k_folder.size() - k_ending.size()));
  return names;
}

}  // namespace

ExitCode command_schema(const std::vector<std::string>& arguments, const Streams& streams) {
  std::string name;
  const std::vector<std::string_view> names = schema_names();
  const std::string known = join(std::vector<std::string>(names.begin(), names.end()), ", ");
  const auto parser = make_parser("partner-check schema", "Print a JSON Schema: " + known + ".",
                                  "  partner-check schema profile > profile.schema.json");
  parser->add_option("name", name, "Which schema")->type_name("NAME");
  if (const auto done = parse(*parser, arguments, streams)) return *done;
  if (name.empty()) return misuse(streams, "schema needs a name: " + known);
  for (const std::string_view candidate : names)
    if (candidate == name)
      return print(built_in("schema/" + name + ".json"), streams, ExitCode::passed);
  return misuse(streams, "there is no schema `" + name + "`; there are " + known,
                did_you_mean(name, names));
}

}  // namespace partner_check::app

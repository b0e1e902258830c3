// Runs when the program is built: reads and checks the shipped pack and writes its image as a C++
// source. A mistake in a rule ends the build, with its place. Usage: pack_compiler OUTPUT.cpp
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "partner_check/rules/image.hpp"
#include "partner_check/rules/shipped.hpp"

namespace {

namespace rules = partner_check::rules;

partner_check::Result<std::string> compile() {
  const auto profile = rules::shipped_schema("schema/profile.json");
  if (!profile) return profile.problems();
  const auto schemas = rules::shipped_file_schemas();
  if (!schemas) return schemas.problems();
  const auto pack = rules::load_pack(
      rules::shipped_files(), {schemas->rule, schemas->compounds, schemas->derived, *profile});
  if (!pack) return pack.problems();
  return rules::write_image(*pack);
}

// Every byte is \xHH: no content can end the literal.
std::string source_of(std::string_view image) {
  std::string literal;
  for (const char c : image)
    fmt::format_to(std::back_inserter(literal), "\\x{:02x}", static_cast<unsigned char>(c));
  return fmt::format(R"(#include <string_view>

namespace partner_check::app {{

std::string_view pack_image() {{
  static constexpr char k_image[] = "{}";
  return {{k_image, {}}};
}}

}}  // namespace partner_check::app
)",
                     literal, image.size());
}

}  // namespace

int main(int count, char** arguments) {
  const auto image = compile();
  if (!image) {
    for (const partner_check::Diagnostic& problem : image.problems())
      std::cerr << to_text(problem);
    return EXIT_FAILURE;
  }
  std::ofstream file(count == 2 ? arguments[1] : "");
  file << source_of(*image) << std::flush;
  if (file) return EXIT_SUCCESS;
  std::cerr << "pack_compiler: cannot write OUTPUT.cpp\n";
  return EXIT_FAILURE;
}

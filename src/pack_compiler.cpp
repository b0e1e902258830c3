// Runs when the program is built: reads and checks the shipped pack and writes its image as a C++
// source. A mistake in a rule ends the build, with its place. Usage: pack_compiler OUTPUT.cpp
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "partner_check/rules/image.hpp"
#include "partner_check/rules/shipped.hpp"

namespace {

namespace rules = partner_check::rules;

struct Compiled {
  std::string image, sha256;
};

partner_check::Result<Compiled> compile() {
  const auto profile = rules::shipped_schema("schema/profile.json");
  if (!profile) return profile.problems();
  const auto schemas = rules::shipped_file_schemas();
  if (!schemas) return schemas.problems();
  const std::vector<rules::PackFile> files = rules::shipped_files();
  const auto pack = rules::load_pack(files, {schemas->rule, schemas->compounds, schemas->derived,
                                             schemas->grounds, schemas->benchmarks, *profile});
  if (!pack) return pack.problems();
  Compiled compiled{rules::write_image(*pack), {}};
  for (const rules::PackFile& file : files)
    compiled.sha256 = rules::digest(compiled.sha256, file.file, file.text);
  return compiled;
}

// Every byte is \xHH: no content can end the literal.
std::string source_of(const Compiled& compiled) {
  std::string literal;
  for (const char c : compiled.image)
    fmt::format_to(std::back_inserter(literal), "\\x{:02x}", static_cast<unsigned char>(c));
  return fmt::format(R"(#include <string_view>

namespace partner_check::app {{

std::string_view pack_image() {{
  static constexpr char k_image[] = "{}";
  return {{k_image, {}}};
}}

std::string_view pack_sha256() {{
  return "{}";
}}

}}  // namespace partner_check::app
)",
                     literal, compiled.image.size(), compiled.sha256);
}

}  // namespace

int main(int count, char** arguments) {
  const auto compiled = compile();
  if (!compiled) {
    for (const partner_check::Diagnostic& problem : compiled.problems())
      std::cerr << to_text(problem);
    return EXIT_FAILURE;
  }
  std::ofstream file(count == 2 ? arguments[1] : "");
  file << source_of(*compiled) << std::flush;
  if (file) return EXIT_SUCCESS;
  std::cerr << "pack_compiler: cannot write OUTPUT.cpp\n";
  return EXIT_FAILURE;
}

// The files of data/ (schemas, rules, scoring and other tables, style and script of the HTML
// report; not the profiles) as they were when the program was built. They live as long as the
// program; nothing is read or copied at run time. Knows neither what the files mean nor whether
// they are valid.
#pragma once

#include <span>
#include <string_view>

namespace partner_check {

struct EmbeddedFile {
  std::string_view path;  // relative to data/, with '/': "rules/ip/IP06-no-ip-terms.json"
  std::string_view text;
};

// All embedded files, sorted by path (bytewise).
[[nodiscard]] std::span<const EmbeddedFile> embedded_files();

}  // namespace partner_check

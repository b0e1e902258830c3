// The shipped pack as src/pack_compiler.cpp wrote it when the program was built (rules/image.hpp).
#pragma once

#include <string_view>

namespace partner_check::app {

// Lives as long as the program.
[[nodiscard]] std::string_view pack_image();
// What names its files (rules::digest).
[[nodiscard]] std::string_view pack_sha256();

}  // namespace partner_check::app

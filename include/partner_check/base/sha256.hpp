// The SHA-256 digest of bytes, as 64 hexadecimal digits: names a text by its content. Promises:
// pure; the same bytes give the same digest everywhere. Not for secrets.
#pragma once

#include <string>
#include <string_view>

namespace partner_check {

[[nodiscard]] std::string sha256_hex(std::string_view bytes);

}  // namespace partner_check

#include "partner_check/base/sha256.hpp"

#include <array>
#include <iterator>

#include <fmt/format.h>
#include <sodium/crypto_hash_sha256.h>

namespace partner_check {

std::string sha256_hex(std::string_view bytes) {
  std::array<unsigned char, crypto_hash_sha256_BYTES> digest{};
  // Needs no sodium_init(), and cannot fail.
  crypto_hash_sha256(digest.data(), reinterpret_cast<const unsigned char*>(bytes.data()),
                     bytes.size());
  std::string text;
  for (const unsigned char byte : digest)
    fmt::format_to(std::back_inserter(text), "{:02x}", byte);
  return text;
}

}  // namespace partner_check

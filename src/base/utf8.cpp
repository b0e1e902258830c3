#include "partner_check/base/utf8.hpp"

#include <cassert>

namespace partner_check {
namespace {

struct Lead {
  std::size_t more;  // bytes that follow; 0 for a byte that begins nothing
  char32_t bits;
  unsigned char second_least;  // narrower than 80..BF where overlong forms, surrogates or values
  unsigned char second_most;   // beyond U+10FFFF would begin (Unicode, table 3-7)
};

Lead lead(unsigned char byte) {
  if (byte >= 0xc2 && byte <= 0xdf) return {1, byte & 0x1fu, 0x80, 0xbf};
  if (byte == 0xe0) return {2, 0, 0xa0, 0xbf};
  if (byte == 0xed) return {2, 0xd, 0x80, 0x9f};
  if (byte >= 0xe1 && byte <= 0xef) return {2, byte & 0xfu, 0x80, 0xbf};
  if (byte == 0xf0) return {3, 0, 0x90, 0xbf};
  if (byte >= 0xf1 && byte <= 0xf3) return {3, byte & 0x7u, 0x80, 0xbf};
  if (byte == 0xf4) return {3, 4, 0x80, 0x8f};
  return {0, 0, 0, 0};
}

constexpr CodePoint replacement(std::size_t taken) {
  return {0xfffd, "\xef\xbf\xbd", taken};
}

}  // namespace

CodePoint first_code_point(std::string_view text) {
  assert(!text.empty());
  const auto byte_at = [text](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  if (byte_at(0) < 0x80) return {byte_at(0), text.substr(0, 1), 1};
  const Lead first = lead(byte_at(0));
  if (first.more == 0) return replacement(1);
  char32_t value = first.bits;
  for (std::size_t i = 1; i <= first.more; ++i) {
    const unsigned char least = i == 1 ? first.second_least : 0x80;
    const unsigned char most = i == 1 ? first.second_most : 0xbf;
    if (i == text.size() || byte_at(i) < least || byte_at(i) > most) return replacement(i);
    value = value << 6 | (byte_at(i) & 0x3fu);
  }
  return {value, text.substr(0, first.more + 1), first.more + 1};
}

}  // namespace partner_check

// base64.encode(bytes), base64.decode(text): the standard alphabet (RFC 4648, section 4), with `=`
// at the end or without.
#include <cstdint>
#include <string>

#include "function_rows.hpp"
#include "outcome.hpp"

namespace partner_check::cel {
namespace {

using Arguments = std::span<const Value>;

constexpr std::string_view k_digits =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

Value encode(Arguments arguments, Context& context) {
  const std::string_view bytes = arguments[0].string();
  const std::size_t size = (bytes.size() + 2) / 3 * 4;
  if (!charge_text(context, size) || !has_room(context, size)) return exhausted(context);
  std::string text;
  text.reserve(size);
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    std::uint32_t group = 0;
    for (std::size_t j = i; j < i + 3; ++j)
      group = group << 8 | (j < bytes.size() ? static_cast<unsigned char>(bytes[j]) : 0u);
    for (const unsigned shift : {18u, 12u, 6u, 0u})
      text += k_digits[group >> shift & 63u];
  }
  const std::size_t missing = (3 - bytes.size() % 3) % 3;
  text.replace(text.size() - missing, missing, missing, '=');
  return Value::of_string(context.arena.copy(text));
}

Value decode(Arguments arguments, Context& context) {
  std::string_view text = arguments[0].string();
  if (!charge_text(context, text.size()) || !has_room(context, text.size()))
    return exhausted(context);
  const auto refused = [&] {
    return error(context.arena, "bad_conversion", "the text is no valid base64");
  };
  if (text.size() % 4 == 0 && text.ends_with('=')) text.remove_suffix(text.ends_with("==") ? 2 : 1);
  if (text.size() % 4 == 1) return refused();
  std::string bytes;
  std::uint32_t bits = 0;
  unsigned count = 0;
  for (const char c : text) {
    const std::size_t digit = k_digits.find(c);
    if (digit == std::string_view::npos) return refused();
    bits = (bits << 6 | static_cast<std::uint32_t>(digit)) & 0xffffu;
    count += 6;
    if (count < 8) continue;
    count -= 8;
    bytes += static_cast<char>(bits >> count & 0xffu);
  }
  return Value::of_bytes(context.arena.copy(bytes));
}

}  // namespace

void add_encodings(Rows& rows, const RowTypes& t) {
  rows.push_back({"base64.encode",
                  CallStyle::global,
                  {t.bytes},
                  t.string,
                  encode,
                  "the bytes as base64 text"});
  rows.push_back({"base64.decode",
                  CallStyle::global,
                  {t.string},
                  t.bytes,
                  decode,
                  "the bytes that a base64 text stands for"});
}

}  // namespace partner_check::cel

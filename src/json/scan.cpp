#include "scan.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

namespace partner_check::json {
namespace {

enum class Byte : unsigned char { run, white_space, punctuation, quote };

// By byte: a table, because these loops see every byte of a text.
constexpr std::array<Byte, 256> k_kinds = [] {
  std::array<Byte, 256> kinds{};
  const auto set = [&kinds](std::string_view bytes, Byte kind) {
    for (const char byte : bytes)
      kinds[static_cast<unsigned char>(byte)] = kind;
  };
  set(" \t\n\r", Byte::white_space);
  set("{}[]:,", Byte::punctuation);
  set("\"", Byte::quote);
  return kinds;
}();

Byte kind_of(char byte) {
  return k_kinds[static_cast<unsigned char>(byte)];
}

constexpr std::string_view k_short_escapes = "\"\\/bfnrt";

// The 16 bits of a \uXXXX at the front.
std::optional<unsigned> code_unit(std::string_view inside) {
  unsigned code = 0;
  if (inside.size() < 6 || !inside.starts_with("\\u")) return std::nullopt;
  const char* end = inside.data() + 6;
  if (std::from_chars(inside.data() + 2, end, code, 16).ptr != end) return std::nullopt;
  return code;
}

bool is_high_surrogate(unsigned code) {
  return code >= 0xD800 && code < 0xDC00;
}
bool is_low_surrogate(unsigned code) {
  return code >= 0xDC00 && code < 0xE000;
}

}  // namespace

Span Tokens::next() {
  while (at_ < text_.size() && kind_of(text_[at_]) == Byte::white_space)
    ++at_;
  const std::size_t begin = at_;
  if (begin == text_.size()) return {begin, begin};
  switch (kind_of(text_[begin])) {
    case Byte::quote: skip_string(); break;
    case Byte::punctuation: ++at_; break;
    default:
      while (at_ < text_.size() && kind_of(text_[at_]) == Byte::run)
        ++at_;
  }
  return {begin, at_};
}

void Tokens::skip_string() {
  ++at_;
  while (at_ < text_.size() && text_[at_] != '"')
    at_ += text_[at_] == '\\' ? 2 : 1;
  closed_ = at_ < text_.size();
  at_ = closed_ ? at_ + 1 : text_.size();
}

// RFC 8259: [ minus ] int [ frac ] [ exp ]
bool is_number(std::string_view token) {
  std::size_t at = 0;
  const auto take = [&](char one, char other) {
    const bool found = at < token.size() && (token[at] == one || token[at] == other);
    if (found) ++at;
    return found;
  };
  const auto take_digits = [&] {
    const std::size_t begin = at;
    while (at < token.size() && token[at] >= '0' && token[at] <= '9')
      ++at;
    return at > begin;
  };
  take('-', '-');
  if (!take('0', '0') && !take_digits()) return false;
  if (take('.', '.') && !take_digits()) return false;
  if (take('e', 'E')) {
    take('+', '-');
    if (!take_digits()) return false;
  }
  return at == token.size();
}

std::size_t Lines::line_of(std::size_t offset) {
  for (; counted_ < std::min(offset, text_.size()); ++counted_)
    if (text_[counted_] == '\n') starts_.push_back(counted_ + 1);
  const auto after = std::upper_bound(starts_.begin(), starts_.end(), offset);
  return first_line_ + static_cast<std::size_t>(after - starts_.begin()) - 1;
}

Place Lines::place(Span span) {
  const std::size_t line = line_of(span.begin);
  const std::string_view bytes = span.of(text_);
  const std::size_t length = std::min(bytes.find_first_of("\r\n"), bytes.size());
  return {line, span.begin - starts_[line - first_line_] + 1, std::max<std::size_t>(length, 1)};
}

std::string_view Lines::text_of(std::size_t line) const {
  const std::size_t begin = starts_[line - first_line_];
  return text_.substr(begin, text_.find_first_of("\r\n", begin) - begin);
}

Unit next_unit(std::string_view inside) {
  if (inside.front() != '\\') return {};
  if (inside.size() > 1 && k_short_escapes.find(inside[1]) != std::string_view::npos)
    return {.size = 2};
  const std::optional<unsigned> code = code_unit(inside);
  if (!code) return {Unit::Kind::no_escape, std::min<std::size_t>(inside.size(), 2)};
  if (is_high_surrogate(*code))
    if (const auto next = code_unit(inside.substr(6)); next && is_low_surrogate(*next))
      return {.size = 12, .decoded_size = 4};
  if (is_high_surrogate(*code) || is_low_surrogate(*code)) return {Unit::Kind::lone_surrogate, 6};
  return {.size = 6, .decoded_size = *code < 0x80 ? 1u : *code < 0x800 ? 2u : 3u};
}

}  // namespace partner_check::json

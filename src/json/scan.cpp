#include "scan.hpp"

#include <algorithm>
#include <charconv>
#include <optional>

namespace partner_check::json {
namespace {

constexpr std::string_view k_white_space = " \t\n\r";
constexpr std::string_view k_punctuation = "{}[]:,";
constexpr std::string_view k_ends_a_run = " \t\n\r{}[]:,\"";

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
  const std::size_t begin = std::min(text_.find_first_not_of(k_white_space, at_), text_.size());
  if (begin == text_.size()) {
    at_ = begin;
  } else if (text_[begin] == '"') {
    at_ = string_end(begin);
  } else if (k_punctuation.find(text_[begin]) != std::string_view::npos) {
    at_ = begin + 1;
  } else {
    at_ = std::min(text_.find_first_of(k_ends_a_run, begin), text_.size());
  }
  return {begin, at_};
}

std::size_t Tokens::string_end(std::size_t begin) {
  std::size_t at = text_.find_first_of("\"\\", begin + 1);
  while (at < text_.size() && text_[at] == '\\')
    at = text_.find_first_of("\"\\", at + 2);
  closed_ = at < text_.size();
  return closed_ ? at + 1 : text_.size();
}

// RFC 8259: [ minus ] int [ frac ] [ exp ]
bool is_number(std::string_view token) {
  const auto take = [&token](std::string_view one_of) {
    const bool found = !token.empty() && one_of.find(token.front()) != std::string_view::npos;
    if (found) token.remove_prefix(1);
    return found;
  };
  const auto take_digits = [&token] {
    const std::size_t count = std::min(token.find_first_not_of("0123456789"), token.size());
    token.remove_prefix(count);
    return count > 0;
  };
  take("-");
  if (!take("0") && !take_digits()) return false;
  if (take(".") && !take_digits()) return false;
  if (take("eE")) {
    take("+-");
    if (!take_digits()) return false;
  }
  return token.empty();
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

Unit next_unit(std::string_view inside) {
  if (inside.front() != '\\') return {};
  const std::optional<unsigned> code = code_unit(inside);
  if (!code) return {.size = std::min<std::size_t>(inside.size(), 2)};
  if (is_high_surrogate(*code))
    if (const auto next = code_unit(inside.substr(6)); next && is_low_surrogate(*next))
      return {.size = 12, .decoded_size = 4};
  return {.size = 6,
          .decoded_size = *code < 0x80    ? 1u
                          : *code < 0x800 ? 2u
                                          : 3u,
          .lone_surrogate = is_high_surrogate(*code) || is_low_surrogate(*code)};
}

}  // namespace partner_check::json

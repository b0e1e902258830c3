// A JSON text as bytes: its tokens, its lines, the escapes in its strings. For any text, valid or
// not: nothing here reads past the end, and all is linear. It does not know which token may stand
// where.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "partner_check/base/diagnostic.hpp"

namespace partner_check::json {

// The bytes [begin, end) of a text.
struct Span {
  std::size_t begin = 0;
  std::size_t end = 0;

  [[nodiscard]] std::size_t size() const { return end - begin; }
  [[nodiscard]] std::string_view of(std::string_view text) const {
    return text.substr(begin, size());
  }
};

class Tokens {
 public:
  explicit Tokens(std::string_view text, std::size_t from = 0) : text_(text), at_(from) {}
  // One of `{}[]:,`; a string with its quotes, up to the end of the text if it is not closed; or a
  // run of other characters. An empty span at the end of the text when there is none left.
  Span next();
  // False if the last token is a string that goes on at the end of the text.
  [[nodiscard]] bool is_closed() const { return closed_; }

 private:
  void skip_string();
  std::string_view text_;
  std::size_t at_;
  bool closed_ = true;
};

// Whether a run is spelled as RFC 8259 wants a number; its size does not matter.
[[nodiscard]] bool is_number(std::string_view token);

class Lines {
 public:
  Lines(std::string_view text, std::size_t first_line)
      : text_(text), first_line_(first_line), starts_{0} {}
  // The text is counted up to the furthest offset that was asked for.
  [[nodiscard]] std::size_t line_of(std::size_t offset);
  // Ends with the first line of the span.
  [[nodiscard]] Place place(Span span);
  // A line that was counted already.
  [[nodiscard]] std::string_view text_of(std::size_t line) const;

 private:
  std::string_view text_;
  std::size_t first_line_;
  std::size_t counted_ = 0;
  std::vector<std::size_t> starts_;
};

// One step through the inside of a string: an escape, two escapes that make a surrogate pair, or a
// single byte.
struct Unit {
  enum class Kind { character, lone_surrogate, no_escape };  // the last two stand for nothing
  Kind kind = Kind::character;
  std::size_t size = 1;          // bytes of the text
  std::size_t decoded_size = 1;  // bytes of UTF-8 that it stands for
};
// The unit at the front of what is left of the inside (not empty).
[[nodiscard]] Unit next_unit(std::string_view inside);

}  // namespace partner_check::json

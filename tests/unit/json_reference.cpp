#include "json_reference.hpp"

#include <algorithm>
#include <array>

#include "partner_check/base/pointer.hpp"
#include "partner_check/base/utf8.hpp"

namespace partner_check::json_tests {
namespace {

class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}

  std::vector<Entry> entries;

  bool document() {
    white_space();
    if (!value("", std::nullopt)) return false;
    white_space();
    return at_ == text_.size();
  }

 private:
  [[nodiscard]] char peek() const { return at_ < text_.size() ? text_[at_] : '\0'; }
  bool take(std::string_view word) {
    const bool found = text_.substr(at_).starts_with(word);
    if (found) at_ += word.size();
    return found;
  }
  void white_space() {
    while (take(" ") || take("\t") || take("\n") || take("\r")) {
    }
  }

  bool value(const std::string& pointer, std::optional<Bytes> key) {
    const std::size_t index = entries.size();
    entries.push_back({pointer, key, {at_, at_}, {}});
    std::string text;
    std::vector<std::size_t> offsets;
    bool good = false;
    if (peek() == '{') {
      good = object(pointer);
    } else if (peek() == '[') {
      good = array(pointer);
    } else if (peek() == '"') {
      good = string(text, offsets);
    } else {
      good = take("true") || take("false") || take("null") || number();
    }
    entries[index].value.second = at_;
    entries[index].offsets = offsets;
    return good;
  }

  bool object(const std::string& pointer) {
    take("{");
    white_space();
    if (take("}")) return true;
    do {
      white_space();
      const std::size_t begin = at_;
      std::string name;
      std::vector<std::size_t> offsets;
      if (peek() != '"' || !string(name, offsets)) return false;
      const Bytes key{begin, at_};
      white_space();
      if (!take(":")) return false;
      white_space();
      if (!value(pointer_child(pointer, name), key)) return false;
      white_space();
    } while (take(","));
    return take("}");
  }

  bool array(const std::string& pointer) {
    take("[");
    white_space();
    if (take("]")) return true;
    std::size_t index = 0;
    do {
      white_space();
      if (!value(pointer_child(pointer, index++), std::nullopt)) return false;
      white_space();
    } while (take(","));
    return take("]");
  }

  bool digits() {
    const std::size_t begin = at_;
    while (peek() >= '0' && peek() <= '9')
      ++at_;
    return at_ > begin;
  }

  bool number() {
    take("-");
    if (!take("0") && !digits()) return false;
    if (take(".") && !digits()) return false;
    if (!take("e") && !take("E")) return true;
    if (!take("+")) take("-");
    return digits();
  }

  bool string(std::string& text, std::vector<std::size_t>& offsets) {
    take("\"");
    while (!take("\"")) {
      const std::size_t begin = at_;
      const bool plain = peek() != '\\';
      if (!character(text)) return false;
      for (std::size_t i = 0; offsets.size() < text.size(); ++i)
        offsets.push_back(plain ? begin + i : begin);
    }
    return true;
  }

  bool character(std::string& text) {
    if (at_ >= text_.size() || static_cast<unsigned char>(peek()) < 0x20) return false;
    if (take("\\")) return escape(text);
    const CodePoint point = first_code_point(text_.substr(at_));
    if (point.utf8.data() != text_.data() + at_) return false;
    text += point.utf8;
    at_ += point.taken;
    return true;
  }

  bool escape(std::string& text) {
    constexpr std::string_view k_letters = "\"\\/bfnrt";
    constexpr std::string_view k_meant = "\"\\/\b\f\n\r\t";
    const std::size_t letter = k_letters.find(peek());
    if (peek() != '\0' && letter != std::string_view::npos) {
      ++at_;
      text += k_meant[letter];
      return true;
    }
    unsigned code = 0;
    unsigned low = 0;
    if (!take("u") || !hexadecimal(code)) return false;
    if (code >= 0xDC00 && code <= 0xDFFF) return false;
    if (code >= 0xD800 && code <= 0xDBFF) {
      if (!take("\\u") || !hexadecimal(low) || low < 0xDC00 || low > 0xDFFF) return false;
      code = 0x10000 + (code - 0xD800) * 0x400 + (low - 0xDC00);
    }
    encode(code, text);
    return true;
  }

  bool hexadecimal(unsigned& code) {
    for (int i = 0; i < 4; ++i, ++at_) {
      constexpr std::string_view k_digits = "0123456789abcdef0123456789ABCDEF";
      const std::size_t digit = k_digits.find(peek());
      if (peek() == '\0' || digit == std::string_view::npos) return false;
      code = code * 16 + static_cast<unsigned>(digit % 16);
    }
    return true;
  }

  static void encode(unsigned code, std::string& text) {
    const unsigned more = code < 0x80 ? 0 : code < 0x800 ? 1 : code < 0x10000 ? 2 : 3;
    constexpr std::array k_leads{0x00u, 0xC0u, 0xE0u, 0xF0u};
    text += static_cast<char>(k_leads[more] | code >> (6 * more));
    for (unsigned left = more; left-- > 0;)
      text += static_cast<char>(0x80 | ((code >> (6 * left)) & 0x3F));
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

}  // namespace

std::optional<std::vector<Entry>> reference_read(std::string_view text) {
  Reader reader(text);
  if (!reader.document()) return std::nullopt;
  return reader.entries;
}

Place reference_place(std::string_view text, Bytes bytes) {
  const std::string_view before = text.substr(0, bytes.first);
  const auto line = std::count(before.begin(), before.end(), '\n');
  const std::size_t line_begin = before.rfind('\n') + 1;  // npos + 1 is 0
  std::size_t end = bytes.first;
  while (end < bytes.second && text[end] != '\n' && text[end] != '\r')
    ++end;
  return {static_cast<std::size_t>(line) + 1, bytes.first - line_begin + 1, end - bytes.first};
}

}  // namespace partner_check::json_tests

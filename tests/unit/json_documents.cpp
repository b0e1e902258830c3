#include "json_documents.hpp"

namespace partner_check::json_tests {
namespace {

constexpr std::size_t k_deepest = 5;

const std::vector<std::string_view> k_spaces{"", "", " ", "  ", "\t", "\n", "\r\n", "\n\n    "};
const std::vector<std::string_view> k_scalars{"true",
                                              "false",
                                              "null",
                                              "0",
                                              "-0",
                                              "12",
                                              "-3.25",
                                              "1e3",
                                              "2E-2",
                                              "0.1e+1",
                                              "9007199254740993",
                                              "123456789012345678901234567890",
                                              "1.7976931348623157e308",
                                              "5e-324"};
// The insides of strings, in pieces; none ends with a digit.
const std::vector<std::string_view> k_pieces{"name",
                                             "a/b",
                                             "m~n",
                                             " ",
                                             "é",
                                             "漢字",
                                             "😀",
                                             "{[,:]}",
                                             R"(\n)",
                                             R"(\")",
                                             R"(\\)",
                                             R"(\/)",
                                             R"(\b\f\r\t)",
                                             R"(\u0000)",
                                             R"(\u00e)"
                                             "9x",
                                             R"(\uD83D\uDE00)",
                                             R"(\u6f22 )",
                                             "//",
                                             "\x7F"};
const std::vector<std::string_view> k_damage{
    "\"", "\\", "{", "}", "[",  "]", ",",    ":",    "0",    "-",
    ".",  "e",  "u", "'", "\n", " ", "\x01", "\x80", "\xC3", "\xED\xA0\x80",
    "NaN"};

}  // namespace

std::string Documents::next() {
  return space() + value(0) + space();
}

std::string Documents::damaged(std::string text) {
  for (std::size_t i = below(3) + 1; i > 0 && !text.empty(); --i) {
    const std::size_t at = below(text.size());
    const std::size_t length = below(4);
    switch (below(6)) {
      case 0: text[at] = static_cast<char>(below(256)); break;
      case 1: text.erase(at, length + 1); break;
      case 2: text.resize(at); break;
      case 3: text.insert(below(text.size()), text.substr(at, length + 1)); break;
      case 4: text.replace(at, length, one_of(k_damage)); break;
      default: text.insert(at, one_of(k_damage));
    }
  }
  return text;
}

std::string Documents::value(std::size_t depth) {
  const std::size_t kind = below(depth < k_deepest ? 6 : 3);
  if (kind >= 4 || depth == 0) return kind % 2 == 0 ? members(depth) : elements(depth);
  return kind == 0 ? '"' + string_inside() + '"' : std::string(one_of(k_scalars));
}

std::string Documents::members(std::size_t depth) {
  std::string text = "{" + space();
  const std::size_t count = below(6);
  for (std::size_t i = 0; i < count; ++i) {
    if (i > 0) text += "," + space();
    text += '"' + string_inside() + std::to_string(i) + '"';  // distinct by the number at the end
    text += space() + ":" + space() + value(depth + 1) + space();
  }
  return text + "}";
}

std::string Documents::elements(std::size_t depth) {
  std::string text = "[" + space();
  const std::size_t count = below(6);
  for (std::size_t i = 0; i < count; ++i) {
    if (i > 0) text += "," + space();
    text += value(depth + 1) + space();
  }
  return text + "]";
}

std::string Documents::string_inside() {
  std::string text;
  for (std::size_t i = below(4); i > 0; --i)
    text += one_of(k_pieces);
  return text;
}

std::string Documents::space() {
  return std::string(one_of(k_spaces));
}

std::string_view Documents::one_of(const std::vector<std::string_view>& choices) {
  return choices[below(choices.size())];
}

}  // namespace partner_check::json_tests

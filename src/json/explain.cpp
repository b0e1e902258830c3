#include "explain.hpp"

#include <array>
#include <optional>

#include <fmt/format.h>

#include "partner_check/base/text.hpp"
#include "partner_check/base/utf8.hpp"

namespace partner_check::json {
namespace {

constexpr std::size_t k_longest_quote = 40;  // columns

bool is_one_of(char c, std::string_view set) {
  return set.find(c) != std::string_view::npos;
}

std::string container(const Break& at, Lines& lines) {
  return fmt::format("the {} that begins on line {}", at.in_object() ? "object" : "list",
                     lines.line_of(at.open.back()));
}

Reason ends_early(const Break& at, Lines& lines) {
  return {fmt::format("the text ends inside {}", container(at, lines)),
          fmt::format("add what is missing, at least `{}`", at.closer()), at.before};
}

// The first unit of the string that is not right.
Reason bad_escape(const Break& at) {
  Unit unit;
  Span escape{at.token.begin + 1, at.token.begin + 1};
  do {
    escape.begin = escape.end;
    unit = next_unit(at.text.substr(escape.begin, at.token.end - escape.begin));
    escape.end += unit.size;
  } while (unit.kind == Unit::Kind::character && escape.end < at.token.end);
  if (unit.kind == Unit::Kind::lone_surrogate)
    return {fmt::format("{} is half of a surrogate pair", quoted(escape.of(at.text))),
            "write the character itself, or both halves", escape, "json-surrogate"};
  const CodePoint letter = first_code_point(at.text.substr(escape.end - 1));
  escape.end = escape.end - 1 + letter.taken;
  return {letter.value == 'u' ? "`\\u` needs four hexadecimal digits"
                              : fmt::format("{} is not an escape", quoted(escape.of(at.text))),
          "write a backslash itself as `\\\\`", escape};
}

// The text breaks inside a string that may stand here.
Reason bad_string(const Break& at) {
  const std::size_t last = at.stopped - 1;
  if (last >= at.text.size())
    return {"the text ends inside a string", "add the closing quote", at.token};
  const auto character = static_cast<unsigned char>(at.text[last]);
  if (character == '\n' || character == '\r')
    return {"a string is not closed on its line",
            "add the closing quote, or write `\\n` for a line break", at.token};
  if (character >= 0x20) return bad_escape(at);
  return {fmt::format("the control character U+{:04X} stands in a string", character),
          fmt::format("write it as `\\u{:04x}`{}", character,
                      character == '\t' ? " or `\\t`, or use a space" : ""),
          {last, last + 1}};
}

struct Stranger {
  std::string_view prefix;
  std::string_view message;
  std::string_view hint;
};
constexpr std::string_view k_comment = "JSON has no comments";
constexpr std::string_view k_comment_hint = "remove it, or make it a member such as `$comment`";
constexpr std::string_view k_single = "single quotes do not make a string";
constexpr std::string_view k_single_hint = "use double quotes";
constexpr std::string_view k_curly = "curly quotes do not make a string";
constexpr std::string_view k_curly_hint =
    "use straight double quotes; word processors replace them";
constexpr std::string_view k_space = "a special space stands outside a string";
constexpr std::string_view k_space_hint = "use a plain space";
// What people and editors put outside strings.
constexpr std::array k_strangers = std::to_array<Stranger>({
    {"//", k_comment, k_comment_hint},
    {"/*", k_comment, k_comment_hint},
    {"#", k_comment, k_comment_hint},
    {"'", k_single, k_single_hint},
    {"\u2018", k_single, k_single_hint},
    {"\u2019", k_single, k_single_hint},
    {"\u201C", k_curly, k_curly_hint},
    {"\u201D", k_curly, k_curly_hint},
    {"\u201E", k_curly, k_curly_hint},
    {"\u00A0", k_space, k_space_hint},
    {"\u200B", k_space, k_space_hint},
    {"\u202F", k_space, k_space_hint},
    {"\u2060", k_space, k_space_hint},
    {"\uFEFF", "a byte order mark stands inside the text", "remove it"},
    {std::string_view("\0", 1), "a NUL byte stands in the text",
     "the file may be UTF-16 or no text at all; save it as UTF-8"},
});

std::optional<Reason> stranger(const Break& at) {
  for (const Stranger& row : k_strangers)
    if (at.word().starts_with(row.prefix))
      return Reason{std::string(row.message), std::string(row.hint), at.token};
  return std::nullopt;
}

struct Word {
  std::string_view word;  // in lower case, without a sign
  std::string_view code;
  std::string_view hint;
};
constexpr std::string_view k_nothing_hint = "write `null` for none; leave out what is not known";
constexpr std::string_view k_no_number_hint = "leave the member out if the number is not known";
// What other languages write where JSON has another word, or none.
constexpr std::array k_words = std::to_array<Word>({
    {"true", "json-syntax", "write `true`"},
    {"false", "json-syntax", "write `false`"},
    {"null", "json-syntax", "write `null`"},
    {"yes", "json-syntax", "write `true`"},
    {"no", "json-syntax", "write `false`"},
    {"none", "json-syntax", k_nothing_hint},
    {"nil", "json-syntax", k_nothing_hint},
    {"undefined", "json-syntax", k_nothing_hint},
    {"nan", "json-number", k_no_number_hint},
    {"inf", "json-number", k_no_number_hint},
    {"infinity", "json-number", k_no_number_hint},
});

std::string plain_word(std::string_view word) {
  std::string plain(word.substr(is_one_of(word.front(), "+-") ? 1 : 0));
  for (char& c : plain)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return plain;
}

std::string_view number_hint(std::string_view number) {
  const std::string_view digits = number.substr(number.front() == '-' ? 1 : 0);
  if (number.front() == '+') return "remove the plus sign";
  if (digits.find_first_not_of("0123456789") == std::string_view::npos && !digits.empty())
    return "remove the leading zero";
  if (digits.starts_with('.')) return "write a digit before the point";
  if (digits.ends_with('.')) return "write a digit after the point";
  return "write digits only, such as 1200 or 0.5; put text, such as a date, in double quotes";
}

Reason bad_scalar(const Break& at) {
  const std::string message = fmt::format("{} is not a JSON value", quoted(at.word()));
  const std::string word = plain_word(at.word());
  for (const Word& row : k_words)
    if (word == row.word) return {message, std::string(row.hint), at.token, row.code};
  if (!is_one_of(at.first(), "+-.0123456789"))
    return {message, "put text in double quotes", at.token};
  return {fmt::format("{} is not a JSON number", quoted(at.word())),
          std::string(number_hint(at.word())), at.token, "json-number"};
}

Reason not_expected(const Break& at, std::string_view wanted) {
  return {fmt::format("{} is expected here, not {}", wanted, quoted(at.word())),
          "check the brackets, colons and commas before it", at.token};
}

Reason wrong_closer(const Break& at, Lines& lines) {
  if (at.open.empty())
    return {fmt::format("{} closes nothing", quoted(at.word())), "remove it", at.token};
  return {fmt::format("{} does not close {}", quoted(at.word()), container(at, lines)),
          fmt::format("close that with `{}` first", at.closer()), at.token};
}

// A closing bracket or a comma where a name or a value should be.
Reason nothing_given(const Break& at, Lines& lines) {
  const std::string_view before = at.before.of(at.text);
  if (before == ":")
    return {fmt::format("the value of {} is missing", quoted(at.name.of(at.text))),
            "write it after the colon, or remove the member", at.name};
  if (at.first() == ',')
    return {"nothing stands before this comma", "remove it, or add what is missing", at.token};
  if (before != "," || at.first() != at.closer()) return wrong_closer(at, lines);
  return {fmt::format("nothing follows the comma before {}", quoted(at.word())),
          fmt::format("remove the comma before {}", quoted(at.word())), at.before};
}

Reason bad_value(const Break& at, Lines& lines) {
  if (at.first() == '"') return bad_string(at);
  if (is_one_of(at.first(), "}],")) return nothing_given(at, lines);
  return at.first() == ':' ? not_expected(at, "a value") : bad_scalar(at);
}

Reason bad_name(const Break& at, Lines& lines) {
  if (at.first() == '"') return bad_string(at);
  if (is_one_of(at.first(), "}],")) return nothing_given(at, lines);
  if (is_one_of(at.first(), "{[:")) return not_expected(at, "a name in double quotes");
  const bool number_goes_on = at.before.of(at.text) == "," && is_one_of(at.first(), "0123456789");
  return {
      fmt::format("the name {} is not in double quotes", quoted(at.word())),
      number_goes_on ? "write a number without thousands separators" : "put it in double quotes",
      at.token};
}

Reason no_colon(const Break& at) {
  const std::string name = quoted(at.name.of(at.text));
  if (is_one_of(at.first(), "}],"))
    return {fmt::format("the name {} has no value", name), "write a colon and a value after it",
            at.name};
  return {fmt::format("a colon is missing after the name {}", name),
          fmt::format("put a colon before {}", quoted(at.word())), at.token};
}

Reason no_comma(const Break& at, Lines& lines) {
  if (is_one_of(at.first(), "}]")) return wrong_closer(at, lines);
  if (at.first() == ':') return not_expected(at, fmt::format("a comma or `{}`", at.closer()));
  const bool string_goes_on = at.text[at.before.begin] == '"' && !is_one_of(at.first(), "\"{[");
  return {fmt::format("a comma is missing before {}", quoted(at.word())),
          fmt::format("put a comma after {} on line {}{}", quoted(at.before.of(at.text)),
                      lines.line_of(at.before.begin),
                      string_goes_on ? "; a quote inside a string is `\\\"`" : ""),
          at.token};
}

Reason trailing(const Break& at) {
  return {fmt::format("{} stands after the end of the JSON value", quoted(at.word())),
          "remove what follows the value, or a bracket that closes it too early", at.token,
          "json-trailing"};
}

}  // namespace

Reason explain(const Break& at, Lines& lines) {
  if (at.token.size() == 0) return ends_early(at, lines);
  if (std::optional<Reason> reason = stranger(at)) return *std::move(reason);
  switch (at.expected) {
    case Expected::value: return bad_value(at, lines);
    case Expected::name: return bad_name(at, lines);
    case Expected::colon: return no_colon(at);
    case Expected::separator: return no_comma(at, lines);
    case Expected::nothing: break;
  }
  return trailing(at);
}

std::string quoted(std::string_view text) {
  return fmt::format("`{}`", cut_to_width(text, k_longest_quote));
}

}  // namespace partner_check::json

#include "diagnose.hpp"

#include <optional>
#include <string>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "partner_check/base/utf8.hpp"

#include "explain.hpp"

namespace partner_check::json {
namespace {

// Takes everything that nlohmann/json reads and keeps the place at which it stops.
class Judge : public nlohmann::json_sax<nlohmann::json> {
 public:
  std::optional<std::size_t> stopped;  // bytes taken, the offending one among them

  bool null() override { return true; }
  bool boolean(bool) override { return true; }
  bool number_integer(number_integer_t) override { return true; }
  bool number_unsigned(number_unsigned_t) override { return true; }
  bool number_float(number_float_t, const string_t&) override { return true; }
  bool string(string_t&) override { return true; }
  bool binary(binary_t&) override { return true; }
  bool start_object(std::size_t) override { return true; }
  bool key(string_t&) override { return true; }
  bool end_object() override { return true; }
  bool start_array(std::size_t) override { return true; }
  bool end_array() override { return true; }
  bool parse_error(std::size_t position, const std::string&,
                   const nlohmann::json::exception&) override {
    stopped = position;
    return false;
  }
};

// With 0 for each number: the library would stop at one that does not fit a double, and hide what
// is wrong behind it.
std::string with_small_numbers(std::string_view text) {
  std::string copy(text);
  Tokens tokens(text);
  for (Span token = tokens.next(); token.size() > 0; token = tokens.next())
    if (is_number(token.of(text)))
      copy.replace(token.begin, token.size(), token.size(), ' ')[token.begin] = '0';
  return copy;
}

bool is_run(char first) {
  return std::string_view("{}[]:,\"").find(first) == std::string::npos;
}

bool is_scalar(std::string_view run) {
  return run == "true" || run == "false" || run == "null" || is_number(run);
}

void step_over(Break& at) {
  at.before = at.token;
  switch (at.first()) {
    case '{':
      at.open.push_back(at.token.begin);
      at.expected = Expected::name;
      return;
    case '[':
      at.open.push_back(at.token.begin);
      at.expected = Expected::value;
      return;
    case ',': at.expected = at.in_object() ? Expected::name : Expected::value; return;
    case ':': at.expected = Expected::value; return;
    case '}':
    case ']': at.open.pop_back(); break;
    default:
      if (at.expected != Expected::name) break;
      at.name = at.token;
      at.expected = Expected::colon;
      return;
  }
  at.expected = at.open.empty() ? Expected::nothing : Expected::separator;
}

// Everything before the byte at which the judge stopped is right, but for a run, which it leaves
// one byte late.
Break find_break(std::string_view text, std::size_t stopped) {
  Break at{.text = text, .stopped = stopped};
  for (Tokens tokens(text);; step_over(at)) {
    at.token = tokens.next();
    if (at.token.size() == 0 || at.token.end >= stopped || !tokens.is_closed()) return at;
    if (is_run(at.first()) && !is_scalar(at.word())) return at;
  }
}

struct IllFormed {
  Span first{};
  std::size_t count = 0;
};

IllFormed ill_formed_utf8(std::string_view text) {
  IllFormed found;
  std::size_t at = 0;
  for_each_code_point(text, [&](const CodePoint& point) {
    const bool ill = point.utf8.data() != text.data() + at;
    if (ill && found.count++ == 0) found.first = {at, at + point.taken};
    at += point.taken;
  });
  return found;
}

Reason not_utf8(std::string_view text, const IllFormed& found) {
  const auto byte = static_cast<unsigned char>(text[found.first.begin]);
  return {fmt::format("the byte 0x{:02X} does not belong to UTF-8 text", byte),
          found.count == 1
              ? "save the file as UTF-8"
              : fmt::format("save the file as UTF-8; there are {} such places", found.count),
          found.first, "json-utf8"};
}

Diagnostic to_diagnostic(Reason reason, Lines& lines) {
  return {.code = std::string(reason.code),
          .message = std::move(reason.message),
          .hint = std::move(reason.hint),
          .place = lines.place(reason.where)};
}

}  // namespace

Diagnostics diagnose(std::string_view text, Lines& lines) {
  Judge judge;
  nlohmann::json::sax_parse(with_small_numbers(text), &judge);
  // What it accepts and simdjson does not: it takes a NUL byte for the end of the text, and skips a
  // byte order mark. Without a NUL the sum is 0 and stands for the first token.
  const std::size_t stopped = judge.stopped.value_or(text.find('\0') + 1);

  Diagnostics problems;
  const IllFormed ill_formed = ill_formed_utf8(text);
  if (ill_formed.count == 0 || stopped <= ill_formed.first.begin)
    problems.push_back(to_diagnostic(explain(find_break(text, stopped), lines), lines));
  if (ill_formed.count > 0) problems.push_back(to_diagnostic(not_utf8(text, ill_formed), lines));
  return problems;
}

}  // namespace partner_check::json

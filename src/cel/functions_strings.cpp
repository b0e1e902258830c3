// Places in a text (counted in code points), parts of it, and texts made from it.
#include <algorithm>
#include <limits>
#include <string>

#include "function_rows.hpp"
#include "outcome.hpp"
#include "texts.hpp"

namespace partner_check::cel {
namespace {

using Arguments = std::span<const Value>;
constexpr std::size_t k_nowhere = std::string_view::npos;

// Where the code point with this number begins; the end of the text for their number.
std::size_t offset_of(std::string_view text, std::int64_t position) {
  if (position < 0) return k_nowhere;
  std::size_t offset = 0;
  for (; position > 0 && offset < text.size(); --position)
    offset += code_point_size(text.substr(offset));
  return position == 0 ? offset : k_nowhere;
}

Value beyond(std::int64_t position, Context& context) {
  return error(context.arena, "index_out_of_bounds",
               "the text has no place " + std::to_string(position));
}

Value position_of(std::size_t offset, std::string_view text) {
  if (offset == k_nowhere) return Value::of_int(-1);
  return Value::of_int(static_cast<std::int64_t>(count_code_points(text.substr(0, offset))));
}

Value char_at(Arguments arguments, Context& context) {
  const std::string_view text = arguments[0].string();
  if (!charge_text(context, text.size())) return exhausted(context);
  const std::size_t offset = offset_of(text, arguments[1].int64);
  if (offset == k_nowhere) return beyond(arguments[1].int64, context);
  if (offset == text.size()) return Value::of_string("");
  return Value::of_string(text.substr(offset, code_point_size(text.substr(offset))));
}

Value first_place(std::string_view text, std::string_view part, std::size_t from,
                  Context& context) {
  if (!charge_text(context, text.size() + part.size())) return exhausted(context);
  return position_of(find_text(text, part, from), text);
}

// The search backwards may compare the whole part at each place.
Value last_place(std::string_view text, std::string_view part, std::size_t from, Context& context) {
  if (!charge_text(context, text.size()) || !charge_text(context, text.size() * part.size()))
    return exhausted(context);
  return position_of(text.rfind(part, from), text);
}

Value index_of(Arguments arguments, Context& context) {
  return first_place(arguments[0].string(), arguments[1].string(), 0, context);
}

Value last_index_of(Arguments arguments, Context& context) {
  return last_place(arguments[0].string(), arguments[1].string(), k_nowhere, context);
}

Value index_from(Arguments arguments, Context& context) {
  const std::string_view text = arguments[0].string();
  if (!charge_text(context, text.size())) return exhausted(context);
  const std::size_t from = offset_of(text, arguments[2].int64);
  if (from == k_nowhere) return beyond(arguments[2].int64, context);
  return first_place(text, arguments[1].string(), from, context);
}

Value last_index_from(Arguments arguments, Context& context) {
  const std::string_view text = arguments[0].string();
  if (!charge_text(context, text.size())) return exhausted(context);
  const std::size_t from = offset_of(text, arguments[2].int64);
  if (from == k_nowhere) return beyond(arguments[2].int64, context);
  return last_place(text, arguments[1].string(), from, context);
}

Value substring_from(Arguments arguments, Context& context) {
  const std::string_view text = arguments[0].string();
  if (!charge_text(context, text.size())) return exhausted(context);
  const std::size_t begin = offset_of(text, arguments[1].int64);
  return begin == k_nowhere ? beyond(arguments[1].int64, context)
                            : Value::of_string(text.substr(begin));
}

Value substring(Arguments arguments, Context& context) {
  const std::string_view text = arguments[0].string();
  if (!charge_text(context, text.size())) return exhausted(context);
  const std::size_t begin = offset_of(text, arguments[1].int64);
  const std::size_t end = offset_of(text, arguments[2].int64);
  if (begin == k_nowhere) return beyond(arguments[1].int64, context);
  if (end == k_nowhere) return beyond(arguments[2].int64, context);
  if (end < begin)
    return error(context.arena, "index_out_of_bounds", "`substring` ends before it begins");
  return Value::of_string(text.substr(begin, end - begin));
}

// Calls visit(offset) for each of the first places where the part stands, one after the other; an
// empty part stands before each code point and at the end.
template <typename Visit>
void each_place(std::string_view text, std::string_view part, std::size_t most, Visit visit) {
  std::size_t from = 0;
  for (std::size_t i = 0; i < most && from <= text.size(); ++i) {
    const std::size_t found = find_text(text, part, from);
    if (found == k_nowhere) return;
    visit(found);
    const bool at_end = found == text.size();
    from = found + (!part.empty() ? part.size() : at_end ? 1 : code_point_size(text.substr(found)));
  }
}

Value replaced(std::string_view text, std::string_view part, std::string_view other,
               std::size_t most, Context& context) {
  if (!charge_text(context, text.size())) return exhausted(context);
  std::size_t count = 0;
  each_place(text, part, most, [&](std::size_t) { ++count; });
  const std::size_t size = text.size() - count * part.size() + count * other.size();
  if (!charge(context, count) || !charge_text(context, size) || !has_room(context, size))
    return exhausted(context);
  const std::span<char> made = context.arena.make_array<char>(size);
  auto end = made.begin();
  std::size_t done = 0;
  each_place(text, part, most, [&](std::size_t place) {
    end = std::ranges::copy(text.substr(done, place - done), end).out;
    end = std::ranges::copy(other, end).out;
    done = place + part.size();
  });
  std::ranges::copy(text.substr(done), end);
  return Value::of_string({size == 0 ? "" : made.data(), size});
}

Value replace(Arguments arguments, Context& context) {
  return replaced(arguments[0].string(), arguments[1].string(), arguments[2].string(),
                  std::numeric_limits<std::size_t>::max(), context);
}

Value replace_some(Arguments arguments, Context& context) {
  const std::int64_t limit = arguments[3].int64;
  const std::size_t most =
      limit < 0 ? std::numeric_limits<std::size_t>::max() : static_cast<std::size_t>(limit);
  return replaced(arguments[0].string(), arguments[1].string(), arguments[2].string(), most,
                  context);
}

Value reverse(Arguments arguments, Context& context) {
  std::string_view text = arguments[0].string();
  if (!charge_text(context, text.size()) || !has_room(context, text.size()))
    return exhausted(context);
  if (text.empty()) return arguments[0];
  const std::span<char> made = context.arena.make_array<char>(text.size());
  while (!text.empty()) {
    const std::size_t size = code_point_size(text);
    std::ranges::copy(text.substr(0, size),
                      made.begin() + static_cast<std::ptrdiff_t>(text.size() - size));
    text.remove_prefix(size);
  }
  return Value::of_string({made.data(), made.size()});
}

// What follows the backslash of a character that needs one; 0 for all others.
char escape_letter(char c) {
  constexpr std::string_view k_escaped = "\a\b\f\n\r\t\v\\\"";
  constexpr std::string_view k_letters = "abfnrtv\\\"";
  const std::size_t at = k_escaped.find(c);
  return at == std::string_view::npos ? '\0' : k_letters[at];
}

Value quote(Arguments arguments, Context& context) {
  const std::string_view text = arguments[0].string();
  const std::size_t most = 2 * text.size() + 2;
  if (!charge_text(context, most) || !has_room(context, most)) return exhausted(context);
  std::string made = "\"";
  for (const char c : text) {
    const char letter = escape_letter(c);
    if (letter != '\0')
      made += {'\\', letter};
    else
      made += c;
  }
  return Value::of_string(context.arena.copy(made + '"'));
}

}  // namespace

void add_string_functions(Rows& rows, const RowTypes& t) {
  const auto add = [&](std::string_view name, std::vector<TypeRef> parameters, TypeRef result,
                       Implementation run, std::string_view help) {
    rows.push_back({name, CallStyle::member, std::move(parameters), result, run, help});
  };
  add("charAt", {t.string, t.int64}, t.string, char_at, "the character at a place, from 0");
  add("indexOf", {t.string, t.string}, t.int64, index_of,
      "the first place of the other text, -1 if it has none");
  add("indexOf", {t.string, t.string, t.int64}, t.int64, index_from,
      "as indexOf, from this place on");
  add("lastIndexOf", {t.string, t.string}, t.int64, last_index_of,
      "the last place of the other text, -1 if it has none");
  add("lastIndexOf", {t.string, t.string, t.int64}, t.int64, last_index_from,
      "as lastIndexOf, at this place or before");
  add("substring", {t.string, t.int64}, t.string, substring_from, "the text from this place on");
  add("substring", {t.string, t.int64, t.int64}, t.string, substring,
      "the text from one place up to another, without the latter");
  add("replace", {t.string, t.string, t.string}, t.string, replace,
      "the text with a second one put for each first one");
  add("replace", {t.string, t.string, t.string, t.int64}, t.string, replace_some,
      "as replace, at most so many times");
  add("reverse", {t.string}, t.string, reverse, "the characters in reverse");
  rows.push_back({"strings.quote",
                  CallStyle::global,
                  {t.string},
                  t.string,
                  quote,
                  "the text in double quotes, with backslashes where it needs them"});
}

}  // namespace partner_check::cel

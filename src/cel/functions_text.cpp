// Strings and bytes. Sizes count code points of strings and bytes of bytes.
#include <algorithm>
#include <array>
#include <limits>
#include <string>

#include "partner_check/base/regex.hpp"

#include "function_rows.hpp"
#include "outcome.hpp"
#include "texts.hpp"

namespace partner_check::cel {
namespace {

using Arguments = std::span<const Value>;

Value size_of_string(Arguments arguments, Context& context) {
  const std::string_view text = arguments[0].string();
  if (!charge_text(context, text.size())) return exhausted(context);
  return Value::of_int(static_cast<std::int64_t>(count_code_points(text)));
}

Value size_of_bytes(Arguments arguments, Context&) {
  return Value::of_int(arguments[0].extra);
}

Value contains(Arguments arguments, Context& context) {
  const std::string_view text = arguments[0].string();
  const std::string_view part = arguments[1].string();
  if (!charge_text(context, text.size() + part.size())) return exhausted(context);
  return Value::of(find_text(text, part) != std::string_view::npos);
}

Value starts_with(Arguments arguments, Context& context) {
  if (!charge_text(context, arguments[1].extra)) return exhausted(context);
  return Value::of(arguments[0].string().starts_with(arguments[1].string()));
}

Value ends_with(Arguments arguments, Context& context) {
  if (!charge_text(context, arguments[1].extra)) return exhausted(context);
  return Value::of(arguments[0].string().ends_with(arguments[1].string()));
}

// A literal pattern has been compiled with the expression; this is for those made at run time.
Value matches(Arguments arguments, Context& context) {
  const std::string_view text = arguments[0].string();
  const std::string_view pattern = arguments[1].string();
  constexpr std::size_t k_longest = 1000;      // bytes
  constexpr std::size_t k_compilation = 1000;  // steps, about 10 microseconds
  if (pattern.size() > k_longest)
    return error(context.arena, "budget",
                 "a regular expression made by a rule may be 1,000 bytes long, not more");
  if (!charge(context, k_compilation)) return exhausted(context);
  const Result<Regex> regex = Regex::compile(pattern);
  constexpr std::size_t k_vain_compilation = 20'000;  // of one that is too large
  if (!regex && !charge(context, k_vain_compilation)) return exhausted(context);
  if (!regex) return error(context.arena, "bad_regex", regex.problems().front().message);
  if (!charge(context, regex->size()) || !charge_search(context, *regex, text))
    return exhausted(context);
  return Value::of(regex->matches(text));
}

// A copy of the text with each byte mapped.
template <typename Map>
Value mapped(std::string_view text, Map map, Context& context) {
  if (!charge_text(context, text.size()) || !has_room(context, text.size()))
    return exhausted(context);
  const std::span<char> made = context.arena.make_array<char>(text.size());
  std::ranges::transform(text, made.begin(), map);
  return Value::of_string({made.data(), made.size()});
}

Value lower_ascii(Arguments arguments, Context& context) {
  const auto lower = [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  };
  return mapped(arguments[0].string(), lower, context);
}

Value upper_ascii(Arguments arguments, Context& context) {
  const auto upper = [](char c) {
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  };
  return mapped(arguments[0].string(), upper, context);
}

// White space of Unicode.
constexpr std::array<std::string_view, 25> k_spaces{
    " ",      "\t",     "\n",     "\v",     "\f",     "\r",     "\u0085", "\u00a0", "\u1680",
    "\u2000", "\u2001", "\u2002", "\u2003", "\u2004", "\u2005", "\u2006", "\u2007", "\u2008",
    "\u2009", "\u200a", "\u2028", "\u2029", "\u202f", "\u205f", "\u3000"};

Value trim(Arguments arguments, Context& context) {
  std::string_view text = arguments[0].string();
  if (!charge_text(context, text.size())) return exhausted(context);
  const auto in_front = [&](std::string_view space) { return text.starts_with(space); };
  const auto at_end = [&](std::string_view space) { return text.ends_with(space); };
  const auto* space = k_spaces.begin();
  while ((space = std::ranges::find_if(k_spaces, in_front)) != k_spaces.end())
    text.remove_prefix(space->size());
  while ((space = std::ranges::find_if(k_spaces, at_end)) != k_spaces.end())
    text.remove_suffix(space->size());
  return Value::of_string(text);
}

// Takes the part before the next separator off the front; an empty separator takes one code point.
std::string_view next_part(std::string_view& rest, std::string_view separator) {
  const std::size_t end = separator.empty() ? code_point_size(rest) : find_text(rest, separator);
  const std::string_view part = rest.substr(0, end);
  rest.remove_prefix(part.size() + separator.size());
  return part;
}

bool is_last(std::string_view rest, std::string_view separator) {
  if (separator.empty()) return rest.size() <= 1 || code_point_size(rest) >= rest.size();
  return find_text(rest, separator) == std::string_view::npos;
}

Value split_at_most(std::string_view text, std::string_view separator, std::size_t most,
                    Context& context) {
  if (!charge_text(context, text.size())) return exhausted(context);
  std::size_t count = most == 0 || (text.empty() && separator.empty()) ? 0 : 1;
  for (std::string_view rest = text; count > 0 && count < most && !is_last(rest, separator);
       ++count)
    next_part(rest, separator);
  if (!charge(context, count) || !has_room(context, count * sizeof(Value)))
    return exhausted(context);
  const std::span<Value> parts = context.arena.make_array<Value>(count);
  for (std::size_t i = 0; i + 1 < count; ++i)
    parts[i] = Value::of_string(next_part(text, separator));
  if (count > 0) parts[count - 1] = Value::of_string(text);
  return Value::of(context.arena.make<List>(parts, true));
}

Value split(Arguments arguments, Context& context) {
  return split_at_most(arguments[0].string(), arguments[1].string(),
                       std::numeric_limits<std::size_t>::max(), context);
}

Value split_limited(Arguments arguments, Context& context) {
  const std::int64_t limit = arguments[2].int64;
  const std::size_t most =
      limit < 0 ? std::numeric_limits<std::size_t>::max() : static_cast<std::size_t>(limit);
  return split_at_most(arguments[0].string(), arguments[1].string(), most, context);
}

}  // namespace

void add_text_functions(Rows& rows, const RowTypes& t) {
  const auto add = [&](std::string_view name, CallStyle style, std::vector<TypeRef> parameters,
                       TypeRef result, Implementation run, std::string_view help) {
    rows.push_back({name, style, std::move(parameters), result, run, help});
  };
  for (const CallStyle style : {CallStyle::global, CallStyle::member}) {
    add("size", style, {t.string}, t.int64, size_of_string, "the number of characters");
    add("size", style, {t.bytes}, t.int64, size_of_bytes, "the number of bytes");
    add("matches", style, {t.string, t.string}, t.boolean, matches,
        "whether the regular expression (RE2) is found in the text");
  }
  const auto method = CallStyle::member;
  add("contains", method, {t.string, t.string}, t.boolean, contains,
      "whether the text contains the other one");
  add("startsWith", method, {t.string, t.string}, t.boolean, starts_with,
      "whether the text begins with the other one");
  add("endsWith", method, {t.string, t.string}, t.boolean, ends_with,
      "whether the text ends with the other one");
  add("lowerAscii", method, {t.string}, t.string, lower_ascii, "the text with A to Z made small");
  add("upperAscii", method, {t.string}, t.string, upper_ascii, "the text with a to z made capital");
  add("trim", method, {t.string}, t.string, trim, "the text without white space at its ends");
  add("split", method, {t.string, t.string}, t.strings, split,
      "the parts of the text between separators");
  add("split", method, {t.string, t.string, t.int64}, t.strings, split_limited,
      "as split, into at most so many parts");
}

}  // namespace partner_check::cel

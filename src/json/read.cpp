#include "partner_check/json/read.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <fmt/format.h>
#include <simdjson.h>

#include "partner_check/base/pointer.hpp"
#include "partner_check/base/value.hpp"
#include "partner_check/json/locate.hpp"

#include "diagnose.hpp"
#include "explain.hpp"
#include "scan.hpp"

namespace partner_check::json {
namespace {

namespace ondemand = simdjson::ondemand;

constexpr std::string_view k_byte_order_mark = "\xEF\xBB\xBF";
constexpr std::string_view k_white_space = " \t\n\r";

// Doubles hold every integer up to this one (RFC 8259, section 6).
constexpr double k_largest_exact_integer = 9'007'199'254'740'992;  // 2^53
constexpr std::string_view k_largest_exact_digits = "9007199254740992";

bool is_inexact_integer(std::string_view token, double number) {
  if (token.find_first_of(".eE") != std::string_view::npos) return false;
  if (std::abs(number) < k_largest_exact_integer) return false;
  return token != k_largest_exact_digits && token.substr(1) != k_largest_exact_digits;
}

enum class Outcome { done, refused, too_deep };

// Turns what simdjson finds into nodes. simdjson settles structure, strings and UTF-8. Numbers and
// literals are taken from their spelling: simdjson refuses some valid numbers of many digits and is
// loose with a literal that is the whole text.
class Builder {
 public:
  // The document's text is followed by simdjson's padding.
  Builder(Document& document, std::size_t max_depth)
      : document_(document), max_depth_(max_depth), lines_(document.text, document.first_line) {}

  // Everything that is wrong with the text, in its order; without an error the root is there.
  Diagnostics build();

 private:
  Outcome root();
  template <typename Source>  // ondemand::document or ondemand::value
  Outcome value(Source& source, const Origin* origin, std::size_t depth, Node& node);
  Outcome elements(ondemand::array array, const Origin* origin, std::size_t depth, Node& node);
  Outcome members(ondemand::object object, const Origin* origin, std::size_t depth, Node& node);
  Outcome member(ondemand::field& field, const Origin* origin, std::size_t depth);
  Outcome scalar(std::string_view token, const Origin* origin, Node& node);
  void number(std::string_view token, const Origin* origin, Node& node);
  void adopt_children(std::size_t first, Node& parent);
  void check_names(const Node& object, std::span<const std::size_t> offsets, const Origin* origin);

  void report(Diagnostic problem, Span where);
  [[nodiscard]] Span span_of(std::string_view token) const;

  Document& document_;
  std::size_t max_depth_;
  Lines lines_;
  std::vector<Node> nodes_;           // complete children of containers that are still open
  std::vector<std::size_t> offsets_;  // of the names of members of objects that are still open
  Diagnostics problems_;
};

Diagnostics Builder::build() {
  if (document_.text.find_first_not_of(k_white_space) == std::string::npos) {
    report({.code = "json-empty",
            .message = document_.text.empty() ? "the text is empty" : "there is only white space",
            .hint = "write a JSON value, for example an object in braces"},
           {});
  } else if (root() == Outcome::refused) {
    Diagnostics reasons = diagnose(document_.text, lines_);
    std::move(reasons.begin(), reasons.end(), std::back_inserter(problems_));
  }
  std::stable_sort(problems_.begin(), problems_.end(),
                   [](const auto& a, const auto& b) { return *a.place < *b.place; });
  return std::move(problems_);
}

// These reach up to the next token: white space may follow.
std::string_view token_of(ondemand::document& source) {
  return source.raw_json_token().value_unsafe();
}
std::string_view token_of(ondemand::value& source) {
  return source.raw_json_token();
}

std::string_view without_space_after(std::string_view token) {
  while (k_white_space.find(token.back()) != std::string_view::npos)
    token.remove_suffix(1);
  return token;
}

// The content of a string without escapes, in place: the document's text outlives its nodes.
std::optional<std::string_view> plain_string(std::string_view token) {
  if (token.back() != '"') token = without_space_after(token);
  if (token.size() < 2 || token.back() != '"') return std::nullopt;
  token = token.substr(1, token.size() - 2);
  if (token.find('\\') != std::string_view::npos) return std::nullopt;
  return token;
}

// Up to the quote that ends a name; simdjson has seen that there is one.
std::optional<std::string_view> plain_name(const char* begin) {
  const char* end = begin;
  while (*end != '"') {
    if (*end == '\\') return std::nullopt;
    ++end;
  }
  return std::string_view(begin, end);
}

Outcome Builder::root() {
  const std::string& text = document_.text;
  ondemand::parser parser;
  ondemand::document source;
  // The one that may stand there is gone; newer versions of simdjson would skip another.
  if (text.starts_with(k_byte_order_mark)) return Outcome::refused;
  if (parser.allocate(text.size(), max_depth_ + 2) != simdjson::SUCCESS ||
      parser.iterate(text.data(), text.size(), text.capacity()).get(source) != simdjson::SUCCESS)
    return Outcome::refused;
  const Span first_token = span_of(token_of(source));
  Node node;
  if (const Outcome outcome = value(source, nullptr, 0, node); outcome != Outcome::done)
    return outcome;
  document_.root = document_.arena.make<Node>(node);
  const bool container = node.kind == NodeKind::array || node.kind == NodeKind::object;
  const bool whole = container ? source.current_location().error() == simdjson::OUT_OF_BOUNDS
                               : first_token.end == text.size();
  return whole ? Outcome::done : Outcome::refused;
}

template <typename Source>
Outcome Builder::value(Source& source, const Origin* origin, std::size_t depth, Node& node) {
  const std::string_view token = token_of(source);
  if (token.front() == '"') {
    node.kind = NodeKind::string;
    if (const auto plain = plain_string(token)) {
      node.text = *plain;
      return source.get_raw_json_string().error() == simdjson::SUCCESS ? Outcome::done
                                                                       : Outcome::refused;
    }
    if (source.get_string().get(node.text) != simdjson::SUCCESS) return Outcome::refused;
    node.text = document_.arena.copy(node.text);
    return Outcome::done;
  }
  if (token.front() != '[' && token.front() != '{')
    return scalar(without_space_after(token), origin, node);
  if (depth == max_depth_) {
    report({.code = "json-depth",
            .message = fmt::format("lists and objects are nested more than {} deep", max_depth_),
            .hint = "flatten the structure",
            .pointer = pointer_of(origin)},
           span_of(token.substr(0, 1)));
    return Outcome::too_deep;
  }
  if (token.front() == '[') {
    ondemand::array array;
    if (source.get_array().get(array) != simdjson::SUCCESS) return Outcome::refused;
    return elements(array, origin, depth + 1, node);
  }
  ondemand::object object;
  if (source.get_object().get(object) != simdjson::SUCCESS) return Outcome::refused;
  return members(object, origin, depth + 1, node);
}

// Most objects have a few members: comparing each with each is faster than hashing.
bool are_distinct(std::span<const Node> members) {
  constexpr std::size_t k_few = 24;
  if (members.size() > k_few) {
    std::vector<std::string_view> names;
    for (const Node& member : members)
      names.push_back(member.key);
    std::ranges::sort(names);
    return std::ranges::adjacent_find(names) == names.end();
  }
  for (std::size_t i = 1; i < members.size(); ++i)
    for (std::size_t j = 0; j < i; ++j)
      if (members[i].key == members[j].key) return false;
  return true;
}

Outcome Builder::elements(ondemand::array array, const Origin* origin, std::size_t depth,
                          Node& node) {
  node.kind = NodeKind::array;
  const std::size_t first = nodes_.size();
  Origin here{.parent = origin};
  for (simdjson::simdjson_result<ondemand::value> next : array) {
    ondemand::value source;
    Node child;
    if (std::move(next).get(source) != simdjson::SUCCESS) return Outcome::refused;
    if (const Outcome outcome = value(source, &here, depth, child); outcome != Outcome::done)
      return outcome;
    nodes_.push_back(child);
    ++here.index;
  }
  adopt_children(first, node);
  return Outcome::done;
}

Outcome Builder::members(ondemand::object object, const Origin* origin, std::size_t depth,
                         Node& node) {
  node.kind = NodeKind::object;
  const std::size_t first = nodes_.size();
  const std::size_t first_offset = offsets_.size();
  for (simdjson::simdjson_result<ondemand::field> next : object) {
    ondemand::field field;
    if (std::move(next).get(field) != simdjson::SUCCESS) return Outcome::refused;
    if (const Outcome outcome = member(field, origin, depth); outcome != Outcome::done)
      return outcome;
  }
  adopt_children(first, node);
  if (!are_distinct(node.children()))
    check_names(node, std::span(offsets_).subspan(first_offset), origin);
  offsets_.resize(first_offset);
  return Outcome::done;
}

Outcome Builder::member(ondemand::field& field, const Origin* origin, std::size_t depth) {
  const char* const begin = field.key().raw();
  Node child;
  if (const auto plain = plain_name(begin)) {
    child.key = *plain;
  } else {
    std::string_view text;
    if (field.unescaped_key().get(text) != simdjson::SUCCESS) return Outcome::refused;
    child.key = document_.arena.copy(text);
  }
  const Origin here{.parent = origin, .name = child.key};
  const Outcome outcome = value(field.value(), &here, depth, child);
  nodes_.push_back(child);
  offsets_.push_back(span_of({begin - 1, 1}).begin);
  return outcome;
}

void Builder::adopt_children(std::size_t first, Node& parent) {
  const auto children = std::span<const Node>(nodes_).subspan(first);
  parent.size = static_cast<std::uint32_t>(children.size());
  parent.first = document_.arena.copy(children).data();
  nodes_.resize(first);
}

// `offsets`: of the names.
void Builder::check_names(const Node& object, std::span<const std::size_t> offsets,
                          const Origin* origin) {
  std::unordered_map<std::string_view, std::size_t> first_uses;
  for (std::size_t i = 0; i < object.size; ++i) {
    const std::string_view key = object.children()[i].key;
    const auto [first, is_new] = first_uses.emplace(key, offsets[i]);
    if (is_new) continue;
    report({.code = "json-duplicate-key",
            .message = fmt::format("the name {} is given twice in one object", quoted(key)),
            .hint = fmt::format("the first one is on line {}; keep one of them",
                                lines_.line_of(first->second)),
            .pointer = pointer_child(pointer_of(origin), key),
            .at_key = true},
           Tokens(document_.text, offsets[i]).next());
  }
}

Outcome Builder::scalar(std::string_view token, const Origin* origin, Node& node) {
  if (token == "true" || token == "false") {
    node.kind = NodeKind::boolean;
    node.boolean = token == "true";
  } else if (is_number(token)) {
    node.kind = NodeKind::number;
    number(token, origin, node);
  } else if (token != "null") {
    return Outcome::refused;
  }
  return Outcome::done;
}

void Builder::number(std::string_view token, const Origin* origin, Node& node) {
  const auto end = token.data() + token.size();
  if (std::from_chars(token.data(), end, node.number).ec != std::errc{}) {
    report({.code = "json-number",
            .message = fmt::format("the number {} does not fit", quoted(token)),
            .hint = "the largest is about 1.8e308, the smallest about 4.9e-324",
            .pointer = pointer_of(origin)},
           span_of(token));
  } else if (is_inexact_integer(token, node.number)) {
    report({.gravity = Gravity::warning,
            .code = "json-big-integer",
            .message = fmt::format("the integer {} is beyond 2^53 and loses digits", quoted(token)),
            .hint = "put it in double quotes if it is an identifier",
            .pointer = pointer_of(origin)},
           span_of(token));
  }
}

void Builder::report(Diagnostic problem, Span where) {
  problem.place = lines_.place(where);
  problems_.push_back(std::move(problem));
}

Span Builder::span_of(std::string_view token) const {
  const auto begin = static_cast<std::size_t>(token.data() - document_.text.data());
  return {begin, begin + token.size()};
}

}  // namespace

Result<Document> read(std::string file, std::string text, const ReadLimits& limits,
                      std::size_t first_line) {
  if (text.starts_with(k_byte_order_mark)) text.erase(0, k_byte_order_mark.size());
  // simdjson looks beyond the end, and must not find what would complete a text that was cut off.
  const std::size_t size = text.size();
  text.resize(size + simdjson::SIMDJSON_PADDING);
  text.resize(size);

  Document document;
  document.file = std::move(file);
  document.text = std::move(text);
  document.first_line = first_line;
  Diagnostics problems = Builder(document, limits.max_depth).build();
  for (Diagnostic& problem : problems)
    problem.file = document.file;
  add_excerpts(document, problems);
  if (has_errors(problems)) return problems;
  document.warnings = std::move(problems);
  return document;
}

}  // namespace partner_check::json

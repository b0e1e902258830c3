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
  struct Name {
    std::size_t object = 0;  // number of the object that used it last
    std::size_t offset = 0;  // of its first use there
  };
  struct Use {
    Name* name;
    std::size_t offset;
  };

  Outcome root();
  template <typename Source>  // ondemand::document or ondemand::value
  Outcome value(Source& source, const Origin* origin, std::size_t depth, Node& node);
  Outcome elements(ondemand::array array, const Origin* origin, std::size_t depth, Node& node);
  Outcome members(ondemand::object object, const Origin* origin, std::size_t depth, Node& node);
  Outcome member(ondemand::field& field, const Origin* origin, std::size_t depth);
  Outcome scalar(std::string_view token, const Origin* origin, Node& node);
  void number(std::string_view token, const Origin* origin, Node& node);
  void adopt_children(std::size_t first, Node& parent);
  void check_names(std::size_t first, const Node& object, const Origin* origin);

  void report(Diagnostic problem, Span where);
  [[nodiscard]] Span span_of(std::string_view token) const;

  Document& document_;
  std::size_t max_depth_;
  Lines lines_;
  std::unordered_map<std::string_view, Name> names_;  // every name is kept once
  std::size_t objects_ = 0;
  std::vector<Node> nodes_;  // complete children of containers that are still open
  std::vector<Use> uses_;    // names in objects that are still open
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
    if (source.get_string().get(node.text) != simdjson::SUCCESS) return Outcome::refused;
    node.text = document_.arena.copy(node.text);
    return Outcome::done;
  }
  if (token.front() != '[' && token.front() != '{')
    return scalar(token.substr(0, token.find_last_not_of(k_white_space) + 1), origin, node);
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
  const std::size_t first_use = uses_.size();
  for (simdjson::simdjson_result<ondemand::field> next : object) {
    ondemand::field field;
    if (std::move(next).get(field) != simdjson::SUCCESS) return Outcome::refused;
    if (const Outcome outcome = member(field, origin, depth); outcome != Outcome::done)
      return outcome;
  }
  adopt_children(first, node);
  check_names(first_use, node, origin);
  return Outcome::done;
}

Outcome Builder::member(ondemand::field& field, const Origin* origin, std::size_t depth) {
  const std::size_t offset = span_of({field.key().raw() - 1, 1}).begin;
  std::string_view text;
  if (field.unescaped_key().get(text) != simdjson::SUCCESS) return Outcome::refused;
  auto name = names_.find(text);
  if (name == names_.end()) name = names_.emplace(document_.arena.copy(text), Name{}).first;
  Node child{.key = name->first};
  const Origin here{.parent = origin, .name = child.key};
  const Outcome outcome = value(field.value(), &here, depth, child);
  nodes_.push_back(child);
  uses_.push_back({&name->second, offset});
  return outcome;
}

void Builder::adopt_children(std::size_t first, Node& parent) {
  const auto children = std::span<const Node>(nodes_).subspan(first);
  parent.size = static_cast<std::uint32_t>(children.size());
  parent.first = document_.arena.copy(children).data();
  nodes_.resize(first);
}

// A name is a duplicate if this very object has used it before. Only called for complete objects,
// one at a time, so objects inside have been dealt with.
void Builder::check_names(std::size_t first, const Node& object, const Origin* origin) {
  ++objects_;
  for (std::size_t i = first; i < uses_.size(); ++i) {
    const auto [name, offset] = uses_[i];
    if (name->object != objects_) {
      *name = {objects_, offset};
      continue;
    }
    const std::string_view key = object.children()[i - first].key;
    report({.code = "json-duplicate-key",
            .message = fmt::format("the name {} is given twice in one object", quoted(key)),
            .hint = fmt::format("the first one is on line {}; keep one of them",
                                lines_.line_of(name->offset)),
            .pointer = pointer_child(pointer_of(origin), key),
            .at_key = true},
           Tokens(document_.text, offset).next());
  }
  uses_.resize(first);
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

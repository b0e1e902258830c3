#include "words.hpp"

#include <algorithm>
#include <cctype>

#include <fmt/format.h>

#include "partner_check/base/pointer.hpp"
#include "partner_check/base/text.hpp"

namespace partner_check::profile {
namespace {

// "Start date" says nothing that `start_date` does not.
bool says_the_same(std::string_view title, std::string_view name) {
  return std::equal(title.begin(), title.end(), name.begin(), name.end(), [](char a, char b) {
    return std::tolower(static_cast<unsigned char>(a == ' ' ? '_' : a)) == b;
  });
}

// A date, or a whole number, is more than its kind.
std::string_view kind_text(const SchemaNode& schema, NodeKind kind) {
  if (kind == NodeKind::string && schema.is_date) return "a date";
  if (kind == NodeKind::number && schema.is_whole) return "a whole number";
  return describe(kind);
}

bool is_element(const Step& step) {
  return step.above != nullptr && step.above->node->kind == NodeKind::array;
}

}  // namespace

std::string pointer_of(const Step& step) {
  if (step.above == nullptr) return {};
  const std::string above = pointer_of(*step.above);
  return is_element(step) ? pointer_child(above, step.index) : pointer_child(above, step.node->key);
}

std::string named(std::string_view name, const FieldInfo& info) {
  constexpr std::size_t k_widest = 60;
  if (info.title.empty() || says_the_same(info.title, name))
    return fmt::format("`{}`", cut_to_width(name, k_widest));
  return fmt::format("`{}` ({})", name, info.title);
}

std::string subject(const Step& at, const FieldInfo& info) {
  if (at.above == nullptr) return "the document";
  if (!is_element(at)) return named(at.node->key, info);
  const std::string list = at.above->above == nullptr ? "the list" : subject(*at.above);
  return fmt::format("entry {} of {}", at.index + 1, list);
}

std::string found(const Node& node) {
  constexpr std::size_t k_widest = 60;
  switch (node.kind) {
    case NodeKind::null: return "null";
    case NodeKind::boolean: return node.boolean ? "true" : "false";
    case NodeKind::number: return fmt::format("{}", node.number);
    case NodeKind::string:
      return node.text.empty() ? "empty" : fmt::format("\"{}\"", cut_to_width(node.text, k_widest));
    default: return std::string(describe(node.kind));
  }
}

std::string listing(std::vector<std::string> texts) {
  constexpr std::size_t k_longest = 20;
  if (texts.size() <= k_longest) return join(texts, ", ");
  const std::size_t more = texts.size() - k_longest;
  texts.resize(k_longest);
  return fmt::format("{} and {} more", join(texts, ", "), more);
}

std::string allowed_text(const SchemaNode& schema) {
  std::vector<std::string> values;
  for (const Node& value : schema.allowed)
    values.push_back(value.kind == NodeKind::string ? std::string(value.text) : found(value));
  return listing(std::move(values));
}

std::string expected_kinds(const SchemaNode& schema) {
  std::vector<std::string> kinds;
  for (const NodeKind kind : {NodeKind::boolean, NodeKind::number, NodeKind::string,
                              NodeKind::array, NodeKind::object, NodeKind::null})
    if (schema.allows(kind)) kinds.emplace_back(kind_text(schema, kind));
  return enumerate(kinds, "or");
}

std::string range_text(const Range& range) {
  std::vector<std::string> bounds;
  if (range.minimum != -Range::k_infinity && range.maximum != Range::k_infinity)
    return fmt::format("{} to {}", range.minimum, range.maximum);
  if (range.minimum != -Range::k_infinity)
    bounds.push_back(fmt::format("at least {}", range.minimum));
  if (range.above != -Range::k_infinity) bounds.push_back(fmt::format("more than {}", range.above));
  if (range.maximum != Range::k_infinity)
    bounds.push_back(fmt::format("at most {}", range.maximum));
  if (range.below != Range::k_infinity) bounds.push_back(fmt::format("less than {}", range.below));
  return enumerate(bounds, "and");
}

std::string length_text(const Length& length) {
  const bool has_maximum = length.maximum != Length{}.maximum;
  if (length.minimum == length.maximum) return fmt::format("exactly {}", length.minimum);
  if (length.minimum > 0 && has_maximum)
    return fmt::format("{} to {}", length.minimum, length.maximum);
  return has_maximum ? fmt::format("at most {}", length.maximum)
                     : fmt::format("at least {}", length.minimum);
}

}  // namespace partner_check::profile

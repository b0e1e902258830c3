#include "problems.hpp"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <set>

#include <fmt/format.h>

#include "partner_check/base/pointer.hpp"
#include "partner_check/base/text.hpp"
#include "partner_check/base/time.hpp"
#include "partner_check/profile/facts.hpp"

namespace partner_check::profile {
namespace {

constexpr std::string_view k_date_hint = "dates are written YYYY-MM-DD, such as 2026-11-01";

// A closed set on a field named so is about the format, not about the facts.
bool is_version(const Step& at, const SchemaNode& schema) {
  const std::string_view name = at.node->key;
  return !schema.allowed.empty() && (name == "version" || name.ends_with("_version"));
}

Diagnostic make(std::string_view code, const Step& at, std::string message, std::string hint = {}) {
  return {.code = std::string(code),
          .message = std::move(message),
          .hint = std::move(hint),
          .pointer = pointer_of(at)};
}

Diagnostic unsupported_version(const Step& at, const SchemaNode& schema) {
  std::vector<std::string> versions;
  for (const Node& version : schema.allowed)
    versions.push_back(found(version));
  return make("unsupported-version", at,
              fmt::format("{} is {}; this version reads {}", subject(at), found(*at.node),
                          enumerate(versions, "and")));
}

bool is_number(std::string_view text) {
  double number = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
  return problem == std::errc{} && end == text.data() + text.size() && !text.empty();
}

bool is_boolean(std::string_view text) {
  return text == "true" || text == "false";
}

bool is_allowed_text(std::string_view text, const SchemaNode& schema) {
  const auto is_this = [text](const Node& value) { return value.text == text; };
  return schema.allows(NodeKind::string) &&
         (schema.allowed.empty() ||
          std::any_of(schema.allowed.begin(), schema.allowed.end(), is_this));
}

std::string wrong_type_hint(const Node& node, const SchemaNode& schema) {
  const std::string text = found(node);
  const bool is_text = node.kind == NodeKind::string && !node.text.empty();
  const bool is_plain = node.kind == NodeKind::number || node.kind == NodeKind::boolean;
  if (node.kind == NodeKind::null)
    return "null says that there is none; what nobody knows is left out";
  if (schema.is_date) return std::string(k_date_hint);
  if (is_text && ((schema.allows(NodeKind::number) && is_number(node.text)) ||
                  (schema.allows(NodeKind::boolean) && is_boolean(node.text))))
    return fmt::format("write {} without quotes", node.text);
  if (is_plain && is_allowed_text(text, schema))
    return fmt::format("write \"{}\" with quotes", text);
  if ((is_text || is_plain) && schema.items != nullptr && schema.items->allows(node.kind))
    return fmt::format("write [{}] for a list of one", text);
  return {};
}

// Pointers (with "*") of the objects that declare a field of this name; stops above the limit.
class OwnersOf {
 public:
  OwnersOf(std::string_view name, std::size_t limit) : name_(name), limit_(limit) {}

  std::vector<std::string> below(const SchemaNode& root) && {
    visit(root, "");
    return std::move(owners_);
  }

 private:
  void visit(const SchemaNode& schema, const std::string& pointer) {
    const void* content = schema.record;  // shared by all that refer to it
    if (content == nullptr) content = &schema;
    if (owners_.size() > limit_ || !seen_.insert(content).second) return;
    if (schema.items != nullptr) visit(*schema.items, pointer_child(pointer, "*"));
    if (schema.entries != nullptr) visit(*schema.entries, pointer_child(pointer, "*"));
    if (schema.record == nullptr) return;
    if (schema.property(name_) != nullptr)
      owners_.push_back(pointer.empty() ? "the top level" : pointer);
    for (std::size_t i = 0; i < schema.properties.size(); ++i)
      visit(*schema.properties[i].node, pointer_child(pointer, schema.record->fields[i].name));
  }

  std::string_view name_;
  std::size_t limit_;
  std::set<const void*> seen_;
  std::vector<std::string> owners_;
};

std::string belongs_hint(std::string_view name, const SchemaNode& root) {
  constexpr std::size_t k_most_owners = 3;  // a name found everywhere helps nobody
  const std::vector<std::string> owners = OwnersOf(name, k_most_owners).below(root);
  if (owners.empty() || owners.size() > k_most_owners) return {};
  return fmt::format("`{}` belongs to {}", name, enumerate(owners, "or"));
}

// The names that the object could still have: not used (in a huge object: all), and
// `<list>_complete` for such a word.
std::vector<std::string> free_names(const Node& object, const SchemaNode& owner,
                                    std::string_view word) {
  std::vector<std::string> names;
  constexpr std::uint32_t k_huge = 1000;
  const bool is_flag = owner.allows_complete && !name_before_complete(word).empty();
  for (std::size_t i = 0; i < owner.properties.size(); ++i) {
    const std::string& name = owner.record->fields[i].name;
    if (object.size > k_huge || object.find(name) == nullptr) names.push_back(name);
    if (is_flag && owner.properties[i].node->is_collection()) names.push_back(name + "_complete");
  }
  return names;
}

}  // namespace

Diagnostic wrong_type(const Step& at, const SchemaNode& schema) {
  if (is_version(at, schema)) {
    Diagnostic problem = unsupported_version(at, schema);
    problem.hint = wrong_type_hint(*at.node, schema);
    return problem;
  }
  const std::string expected = schema.allowed.empty()
                                   ? fmt::format("{} is expected", expected_kinds(schema))
                                   : "allowed: " + allowed_text(schema);
  return make("wrong-type", at,
              fmt::format("{} is {}; {}", subject(at, schema.info), found(*at.node), expected),
              wrong_type_hint(*at.node, schema));
}

Diagnostic not_allowed(const Step& at, const SchemaNode& schema) {
  if (is_version(at, schema)) return unsupported_version(at, schema);
  std::vector<std::string_view> texts;
  for (const Node& value : schema.allowed)
    if (value.kind == NodeKind::string) texts.push_back(value.text);
  return make("not-allowed", at,
              fmt::format("{} is {}; allowed: {}", subject(at, schema.info), found(*at.node),
                          allowed_text(schema)),
              did_you_mean(at.node->text, texts));
}

Diagnostic out_of_range(const Step& at, const SchemaNode& schema) {
  const double number = at.node->number;
  const bool is_share = schema.range.maximum == 1 && schema.range.minimum >= 0;
  return make("out-of-range", at,
              fmt::format("{} is {}; allowed: {}", subject(at, schema.info), found(*at.node),
                          range_text(schema.range)),
              is_share && number > 1 && number <= 100
                  ? fmt::format("shares are 0..1: {}?", number / 100)
                  : "");
}

Diagnostic wrong_length(const Step& at, const SchemaNode& schema, std::size_t found_length) {
  const std::string who = subject(at, schema.info);
  if (at.node->kind == NodeKind::array)
    return make("wrong-length", at,
                fmt::format("{} has {}; allowed: {}", who,
                            counted(found_length, "entry", "entries"), length_text(schema.size)));
  if (found_length == 0) return make("wrong-length", at, who + " is empty; a text is expected");
  return make(
      "wrong-length", at,
      fmt::format("{} has {}; allowed: {}", who, counted(found_length, "character", "characters"),
                  length_text(schema.characters)));
}

Diagnostic wrong_pattern(const Step& at, const SchemaNode& schema) {
  return make("wrong-pattern", at,
              fmt::format("{} is {}, which does not have the expected form",
                          subject(at, schema.info), found(*at.node)),
              "it must match " + schema.pattern->text);
}

Diagnostic not_a_date(const Step& at, const SchemaNode& schema) {
  const std::string_view text = at.node->text;
  constexpr std::string_view k_form = "0000-00-00";
  const bool has_form =
      std::equal(text.begin(), text.end(), k_form.begin(), k_form.end(), [](char a, char b) {
        return b == '0' ? std::isdigit(static_cast<unsigned char>(a)) != 0 : a == b;
      });
  return make("not-a-date", at,
              fmt::format("{} is {}, which is no {}", subject(at, schema.info), found(*at.node),
                          has_form ? "day of the calendar" : "date"),
              std::string(has_form ? "" : k_date_hint));
}

Diagnostic far_date(const Step& at, const SchemaNode& schema) {
  return make("out-of-range", at,
              fmt::format("{} is {}; dates lie between {} and {}", subject(at, schema.info),
                          found(*at.node), format_date(k_first_date), format_date(k_last_date)));
}

Diagnostic date_order(const Step& at, const SchemaNode& schema, const Node& earlier) {
  return make("date-order", at,
              fmt::format("`{}` {} lies before `{}` {}", at.node->key, at.node->text, schema.after,
                          earlier.text));
}

Diagnostic part_over_whole(const Step& at, const SchemaNode& schema, const Node& whole) {
  const std::string part = pointer_of(at);
  return make("part-over-whole", at,
              fmt::format("{} is {}, more than the {} of `{}` that it is a part of",
                          subject(at, schema.info), found(*at.node), found(whole),
                          pointer_child(pointer_parent(part), schema.at_most)),
              fmt::format("correct `{}` or `{}`", at.node->key, schema.at_most));
}

Diagnostic unknown_reference(const Step& at, const SchemaNode& schema, Names names,
                             const std::vector<std::string_view>& known) {
  constexpr std::size_t k_most_suggested = 500;  // beyond, a suggestion takes too long
  const bool is_key = names == Names::key;
  const std::string& list = schema.reference->pointer;
  const std::string_view word = is_key ? at.node->key : at.node->text;
  const std::string what =
      is_key ? fmt::format("`{}`", word)
             : fmt::format("{} is {}, which", subject(at, schema.info), found(*at.node));
  Diagnostic problem =
      make("unknown-reference", at,
           known.empty() ? fmt::format("{} is not in {}: nothing stands there", what, list)
                         : fmt::format("{} is not in {}; known: {}", what, list,
                                       listing({known.begin(), known.end()})),
           known.size() <= k_most_suggested ? did_you_mean(word, known) : "");
  problem.at_key = is_key;
  return problem;
}

Diagnostic no_pointer(const Step& at, const SchemaNode& root) {
  const std::string_view word = at.node->key;
  Diagnostic problem =
      make("unknown-reference", at, fmt::format("`{}` points to no field of a profile", word));
  problem.at_key = true;
  if (!word.starts_with('/')) {
    problem.hint = "write a JSON pointer, such as /partners/0/kind";
    return problem;
  }
  std::string_view lost = word;  // the shortest beginning that leads nowhere
  while (root.at(pointer_parent(lost)) == nullptr)
    lost = pointer_parent(lost);
  const std::string_view above = pointer_parent(lost);
  const SchemaNode& owner = *root.at(above);
  std::vector<std::string_view> names;
  for (std::size_t i = 0; i < owner.properties.size(); ++i)
    names.push_back(owner.record->fields[i].name);
  const std::string_view near = nearest(pointer_steps(lost).back(), names);
  if (!near.empty()) problem.hint = fmt::format("did you mean `{}`?", pointer_child(above, near));
  return problem;
}

Diagnostic duplicate_id(const Step& at, std::size_t first) {
  return make("duplicate-id", at,
              fmt::format("`{}` {} is taken already by entry {} of {}", at.node->key,
                          found(*at.node), first + 1, subject(*at.above->above)));
}

Diagnostic duplicate_item(const Step& at, std::size_t first) {
  return make("duplicate-item", at,
              fmt::format("{} is {}, as is entry {}", subject(at), found(*at.node), first + 1));
}

Diagnostic unknown_field(const Step& at, const SchemaNode& owner, const SchemaNode& root) {
  const std::string_view name = at.node->key;
  const std::vector<std::string> names = free_names(*at.above->node, owner, name);
  const std::string near =
      did_you_mean(name, std::vector<std::string_view>(names.begin(), names.end()));
  const std::string elsewhere = belongs_hint(name, root);
  const SchemaNode* sibling = owner.property(name_before_complete(name));
  std::string hint = near + (near.empty() || elsewhere.empty() ? "" : " ") + elsewhere;
  if (owner.allows_complete && sibling != nullptr)
    hint = fmt::format("only a list or a dictionary can be incomplete, and `{}` is none",
                       name_before_complete(name));
  std::string message = "there is no field " + named(name, {});
  if (at.above->above != nullptr) message += " in " + subject(*at.above);
  Diagnostic problem = make("unknown-field", at, std::move(message), std::move(hint));
  problem.at_key = true;
  return problem;
}

Diagnostic missing_field(const Step& at, const SchemaNode& owner, std::size_t index) {
  const SchemaNode& schema = *owner.properties[index].node;
  std::string message = fmt::format("{} has no {}", subject(at),
                                    named(owner.record->fields[index].name, schema.info));
  if (!schema.allowed.empty()) message += "; allowed: " + allowed_text(schema);
  return make("missing-field", at, std::move(message), schema.info.question);
}

Diagnostic not_a_list(const Step& at) {
  const std::string_view name = name_before_complete(at.node->key);
  const Node* sibling = at.above->node->find(name);
  Diagnostic problem =
      make("not-a-list", at,
           fmt::format("`{}` stands beside no list: `{}` is {}", at.node->key, name,
                       sibling == nullptr ? "left out" : found(*sibling)),
           fmt::format("give the entries that are known in `{}`, or leave `{}` out", name,
                       at.node->key));
  problem.at_key = true;
  return problem;
}

Diagnostic flag_is_no_boolean(const Step& at) {
  return make("wrong-type", at,
              fmt::format("{} is {}; {} is expected", subject(at), found(*at.node),
                          describe(NodeKind::boolean)));
}

Diagnostic too_many(std::size_t reported) {
  return {.gravity = Gravity::note,
          .code = "too-many-problems",
          .message = fmt::format("there are more problems than these {}", reported)};
}

}  // namespace partner_check::profile

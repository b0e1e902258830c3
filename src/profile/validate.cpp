// The walk over a document beside its schema. A sound document costs one look-up a member and no
// allocation but for ids; a problem costs what its message costs.
#include <algorithm>
#include <cmath>

#include "partner_check/base/time.hpp"
#include "partner_check/profile/facts.hpp"

#include "known_ids.hpp"
#include "members.hpp"
#include "problems.hpp"

namespace partner_check::profile {
namespace {

std::size_t character_count(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

// n bytes of UTF-8 are n / 4 to n characters: a long text is seldom counted.
bool is_surely_within(const Length& length, std::size_t bytes) {
  return bytes / 4 >= length.minimum && bytes <= length.maximum;
}

bool is_within(const Length& length, std::size_t size) {
  return size >= length.minimum && size <= length.maximum;
}

// A total order of plain values in which equal ones are neighbours.
bool comes_before(const Node& a, const Node& b) {
  if (a.kind != b.kind) return a.kind < b.kind;
  if (a.kind == NodeKind::number) return a.number < b.number;
  return a.kind == NodeKind::boolean ? a.boolean < b.boolean : a.text < b.text;
}

class Validator {
 public:
  Validator(const Node& root, const SchemaNode& schema)
      : root_(root), schema_(schema), ids_(root) {}

  Diagnostics problems() && {
    value({nullptr, &root_, 0}, schema_);
    std::stable_sort(found_.begin(), found_.end(),
                     [](const Found& a, const Found& b) { return a.position < b.position; });
    Diagnostics problems;
    for (Found& found : found_)
      problems.push_back(std::move(found.problem));
    if (is_cut_) problems.push_back(too_many(k_most_problems));
    return problems;
  }

 private:
  static constexpr std::size_t k_most_problems = 1000;

  // The child indices on the way to the value meant: sorted, they give the order of the document.
  struct Found {
    std::vector<std::uint32_t> position;
    Diagnostic problem;
  };

  // `say` puts the problem into words, which costs more than finding it.
  template <typename Say, typename... Facts>
  void report(Say say, const Step& at, const Facts&... facts) {
    is_cut_ = found_.size() == k_most_problems;
    if (is_cut_) return;
    std::vector<std::uint32_t> position;
    for (const Step* step = &at; step->above != nullptr; step = step->above)
      position.push_back(step->index);
    std::reverse(position.begin(), position.end());
    found_.push_back({std::move(position), say(at, facts...)});
  }

  void value(const Step& at, const SchemaNode& schema) {
    const Node& node = *at.node;
    if (!schema.allows(node.kind)) return report(wrong_type, at, schema);
    const auto is_this = [&node](const Node& allowed) { return same_plain(allowed, node); };
    if (!schema.allowed.empty() &&
        std::none_of(schema.allowed.begin(), schema.allowed.end(), is_this))
      return report(not_allowed, at, schema);
    if (node.kind == NodeKind::number) number(at, schema);
    if (node.kind == NodeKind::string) text(at, schema);
    if (node.kind == NodeKind::array) list(at, schema);
    if (node.kind == NodeKind::object && schema.record != nullptr) record(at, schema);
    if (node.kind == NodeKind::object && schema.record == nullptr) dictionary(at, schema);
  }

  void number(const Step& at, const SchemaNode& schema) {
    if (schema.is_whole && at.node->number != std::trunc(at.node->number))
      return report(wrong_type, at, schema);
    if (!schema.range.holds(at.node->number)) report(out_of_range, at, schema);
  }

  void text(const Step& at, const SchemaNode& schema) {
    const std::string_view text = at.node->text;
    if (!is_surely_within(schema.characters, text.size()) &&
        !is_within(schema.characters, character_count(text)))
      return report(wrong_length, at, schema, character_count(text));
    if (schema.is_date) {
      const std::optional<Instant> date = parse_date(text);
      if (!date) return report(not_a_date, at, schema);
      if (*date < k_first_date || *date > k_last_date) return report(far_date, at, schema);
    }
    if (schema.pattern && !schema.pattern->regex.matches(text))
      return report(wrong_pattern, at, schema);
    if (schema.reference != nullptr) reference(at, schema, Names::value);
  }

  void reference(const Step& at, const SchemaNode& schema, Names names) {
    const KnownIds::Set& known = ids_.of(*schema.reference);
    const std::string_view id = names == Names::key ? at.node->key : at.node->text;
    if (!known.is_complete || std::binary_search(known.ids.begin(), known.ids.end(), id)) return;
    report(unknown_reference, at, schema, names, known.ids);
  }

  void list(const Step& at, const SchemaNode& schema) {
    const Node& node = *at.node;
    if (!is_within(schema.size, node.size)) report(wrong_length, at, schema, node.size);
    if (schema.items_differ) distinct_items(at);
    if (!schema.unique_member.empty()) distinct_ids(at, schema.unique_member);
    if (schema.items == nullptr) return;
    for (std::uint32_t i = 0; i < node.size; ++i)
      value({&at, &node.first[i], i}, *schema.items);
  }

  // Calls `twice(earlier, later)` for neighbours of `nodes` that are equal, in the list's order.
  template <typename Twice>
  static void each_repeated(std::vector<std::pair<const Node*, std::uint32_t>>& nodes,
                            Twice twice) {
    std::sort(nodes.begin(), nodes.end(), [](const auto& a, const auto& b) {
      if (same_plain(*a.first, *b.first)) return a.second < b.second;
      return comes_before(*a.first, *b.first);
    });
    std::size_t first = 0;
    for (std::size_t i = 1; i < nodes.size(); ++i)
      if (same_plain(*nodes[first].first, *nodes[i].first))
        twice(nodes[first].second, nodes[i].second);
      else
        first = i;
  }

  void distinct_items(const Step& at) {
    const Node& node = *at.node;
    same_.clear();
    for (std::uint32_t i = 0; i < node.size; ++i)
      if (node.first[i].kind < NodeKind::array) same_.emplace_back(&node.first[i], i);
    each_repeated(same_, [&](std::uint32_t first, std::uint32_t again) {
      const Step item{&at, &node.first[again], again};
      report(duplicate_item, item, first);
    });
  }

  void distinct_ids(const Step& at, std::string_view member) {
    const Node& node = *at.node;
    same_.clear();
    for (std::uint32_t i = 0; i < node.size; ++i) {
      const Node* id = node.first[i].find(member);
      if (id != nullptr && id->kind == NodeKind::string) same_.emplace_back(id, i);
    }
    each_repeated(same_, [&](std::uint32_t first, std::uint32_t again) {
      const Node& element = node.first[again];
      const Node* id = element.find(member);
      const Step element_step{&at, &element, again};
      const Step id_step{&element_step, id, static_cast<std::uint32_t>(id - element.first)};
      report(duplicate_id, id_step, first);
    });
  }

  void dictionary(const Step& at, const SchemaNode& schema) {
    for (std::uint32_t i = 0; i < at.node->size; ++i) {
      const Step entry{&at, &at.node->first[i], i};
      if (schema.allows_notes && is_note(entry.node->key)) continue;
      if (schema.reference != nullptr) reference(entry, schema, Names::key);
      if (schema.keys_are_pointers && schema_.at(entry.node->key) == nullptr)
        report(no_pointer, entry, schema_);
      if (schema.entries != nullptr) value(entry, *schema.entries);
    }
  }

  void record(const Step& at, const SchemaNode& schema) {
    std::size_t required = 0;
    FieldFinder finder(*schema.record);
    for (std::uint32_t i = 0; i < at.node->size; ++i) {
      const Step member{&at, &at.node->first[i], i};
      const int index = finder.index_of(member.node->key);
      if (index < 0) {
        undeclared(member, schema);
        continue;
      }
      const Property& property = schema.properties[static_cast<std::size_t>(index)];
      if (property.required) ++required;
      value(member, *property.node);
      if (!property.node->after.empty()) order(member, *property.node);
      if (!property.node->at_most.empty()) part(member, *property.node);
    }
    if (required != schema.required_count) missing(at, schema);
  }

  void missing(const Step& at, const SchemaNode& schema) {
    for (std::size_t i = 0; i < schema.properties.size(); ++i)
      if (schema.properties[i].required && at.node->find(schema.record->fields[i].name) == nullptr)
        report(missing_field, at, schema, i);
  }

  void undeclared(const Step& member, const SchemaNode& owner) {
    const std::string_view name = member.node->key;
    if (owner.allows_notes && is_note(name)) return;
    const std::string_view list = name_before_complete(name);
    const SchemaNode* sibling = owner.allows_complete ? owner.property(list) : nullptr;
    if (sibling == nullptr || !sibling->is_collection())
      return report(unknown_field, member, owner, schema_);
    if (member.node->kind != NodeKind::boolean) report(flag_is_no_boolean, member);
    const Node* given = member.above->node->find(list);
    if (given == nullptr || (given->kind != NodeKind::array && given->kind != NodeKind::object))
      report(not_a_list, member);
  }

  void order(const Step& member, const SchemaNode& schema) {
    const Node* earlier = member.above->node->find(schema.after);
    if (earlier == nullptr || member.node->kind != NodeKind::string) return;
    const auto date = parse_date(member.node->text);
    const auto earlier_date = parse_date(earlier->text);
    if (date && earlier_date && *date < *earlier_date) report(date_order, member, schema, *earlier);
  }

  void part(const Step& member, const SchemaNode& schema) {
    const Node* whole = member.above->node->find(schema.at_most);
    if (whole == nullptr || whole->kind != NodeKind::number ||
        member.node->kind != NodeKind::number || member.node->number <= whole->number)
      return;
    report(part_over_whole, member, schema, *whole);
  }

  const Node& root_;
  const SchemaNode& schema_;
  KnownIds ids_;
  std::vector<std::pair<const Node*, std::uint32_t>> same_;  // reused from list to list
  std::vector<Found> found_;
  bool is_cut_ = false;
};

}  // namespace

Diagnostics check(const Document& document, const Schema& schema) {
  return Validator(*document.root, schema.root()).problems();
}

}  // namespace partner_check::profile

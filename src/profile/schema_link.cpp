// What a schema needs once all of it is read: $ref, types, and annotations that point elsewhere.
#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "partner_check/base/pointer.hpp"
#include "partner_check/base/text.hpp"

#include "draft.hpp"

namespace partner_check::profile {
namespace {

constexpr Kinds k_scalar_kinds = kind_bit(NodeKind::null) | kind_bit(NodeKind::boolean) |
                                 kind_bit(NodeKind::number) | kind_bit(NodeKind::string);

void overlay(std::string& target, std::string own) {
  if (!own.empty()) target = std::move(own);
}

// The target's content with the annotations of the place that refers to it. What a property says of
// its siblings or of its name is not the target's to say.
void become_copy(SchemaNode& node, const SchemaNode& target) {
  SchemaNode own = std::move(node);
  node = target;
  node.path = std::move(own.path);
  node.after = std::move(own.after);
  node.at_most = std::move(own.at_most);
  node.delivers = std::move(own.delivers);
  node.variable = std::move(own.variable);
  overlay(node.unique_member, std::move(own.unique_member));
  overlay(node.info.title, std::move(own.info.title));
  overlay(node.info.question, std::move(own.info.question));
  overlay(node.info.asks, std::move(own.info.asks));
  overlay(node.info.unit, std::move(own.info.unit));
  if (own.reference != nullptr) node.reference = own.reference;
  if (own.info.minutes != 0) node.info.minutes = own.info.minutes;
  node.info.is_private |= own.info.is_private;
}

// Follows chains of references; `$ref` to itself is a problem.
class References {
 public:
  explicit References(Draft& draft) : draft_(draft) {
    for (const PendingReference& reference : draft.references)
      pending_[reference.node] = &reference;
  }

  void resolve_all() {
    for (const PendingReference& reference : draft_.references)
      resolve(reference.node);
  }

 private:
  void resolve(SchemaNode* node) {
    const auto found = pending_.find(node);
    if (found == pending_.end()) return;
    const PendingReference& reference = *found->second;
    pending_.erase(found);
    const auto target = draft_.definitions.find(reference.target);
    if (target == draft_.definitions.end()) return report_missing(reference);
    busy_.insert(node);
    if (busy_.contains(target->second)) {
      draft_.report("schema-reference", reference.pointer, "`$ref` leads back to itself");
    } else {
      resolve(target->second);
      become_copy(*node, *target->second);
    }
    busy_.erase(node);
  }

  void report_missing(const PendingReference& reference) {
    std::vector<std::string_view> known;
    for (const auto& [name, node] : draft_.definitions)
      known.push_back(name);
    std::sort(known.begin(), known.end());
    draft_.report("schema-reference", reference.pointer,
                  fmt::format("`$ref` names `{}`, which is no definition", reference.target),
                  did_you_mean(reference.target, known));
  }

  Draft& draft_;
  std::unordered_map<const SchemaNode*, const PendingReference*> pending_;
  std::set<const SchemaNode*> busy_;
};

// Types of nodes. A record may contain itself; any other type that does is dyn inside itself.
class Types {
 public:
  explicit Types(TypeTable& table) : table_(table) {}

  TypeRef of(const SchemaNode* node) {
    const TypeRef dyn = primitive(TypeKind::dyn);
    if (node == nullptr) return dyn;
    const auto [known, is_new] = types_.try_emplace(node, dyn);
    if (!is_new) return known->second;
    TypeRef type = without_null(*node);
    if (node->allows(NodeKind::null)) type = table_.nullable(type);
    types_[node] = type;
    if (node->record != nullptr) fill(*node);
    return type;
  }

 private:
  TypeRef without_null(const SchemaNode& node) {
    switch (node.kinds & ~kind_bit(NodeKind::null)) {
      case 0: return primitive(TypeKind::null);
      case kind_bit(NodeKind::boolean): return primitive(TypeKind::boolean);
      case kind_bit(NodeKind::number): return primitive(TypeKind::number);
      case kind_bit(NodeKind::string): return text(node);
      case kind_bit(NodeKind::array): return table_.list(of(node.items));
      case kind_bit(NodeKind::object):
        return node.record != nullptr ? table_.record(node.record)
                                      : table_.map(primitive(TypeKind::string), of(node.entries));
      default: return primitive(TypeKind::dyn);
    }
  }

  TypeRef text(const SchemaNode& node) {
    if (node.is_date) return primitive(TypeKind::timestamp);
    std::vector<std::string> values;
    for (const Node& value : node.allowed)
      if (value.kind == NodeKind::string) values.emplace_back(value.text);
    return values.empty() ? primitive(TypeKind::string) : table_.enumeration(std::move(values));
  }

  // Nodes that refer to one definition share its record: filled once, after it has a type.
  void fill(const SchemaNode& node) {
    if (!filled_.insert(node.record).second) return;
    for (std::size_t i = 0; i < node.properties.size(); ++i)
      node.record->fields[i].type = of(node.properties[i].node);
  }

  TypeTable& table_;
  std::unordered_map<const SchemaNode*, TypeRef> types_;
  std::set<const RecordType*> filled_;
};

// Keywords that point to other fields: each must find one of the right kind. They are checked where
// they are written, not in the copies.
class Pointers {
 public:
  explicit Pointers(Draft& draft) : draft_(draft) {}

  void check_all() {
    for (std::size_t i = 0; i < draft_.schema.nodes.size(); ++i) {
      const SchemaNode& node = draft_.schema.nodes[i];
      const Node& source = *draft_.sources[i];
      pointer_ = draft_.pointers[i];
      if (source.find("uniqueItems") != nullptr) check_items(node);
      if (source.find("x-ordered") != nullptr) check_ordered(node);
      if (source.find("x-unique") != nullptr) check_unique(node);
      if (source.find("x-ref") != nullptr) check_reference(node);
      if (source.find("properties") != nullptr) check_siblings(node);
      if (node.keys_are_pointers && node.record != nullptr)
        report(pointer_ + "/x-pointers", "`x-pointers` is for dictionaries");
    }
    check_variables();
  }

 private:
  void report(const std::string& pointer, std::string message) {
    draft_.report("schema-reference", pointer, std::move(message));
  }

  static bool has_plain_items(const SchemaNode& node) {
    return node.items != nullptr && (node.items->kinds & ~k_scalar_kinds) == 0;
  }

  void check_ordered(const SchemaNode& node) {
    if (node.is_ordered && !has_plain_items(node))
      report(pointer_ + "/x-ordered",
             "`x-ordered` is for lists of plain values; the order of others always counts");
  }

  void check_items(const SchemaNode& node) {
    if (node.items_differ && !has_plain_items(node))
      report(pointer_ + "/uniqueItems",
             "`uniqueItems` is for lists of plain values; for objects say `x-unique`");
  }

  void check_unique(const SchemaNode& node) {
    if (node.unique_member.empty()) return;  // a bad value, reported
    const SchemaNode* member =
        node.items == nullptr ? nullptr : node.items->property(node.unique_member);
    if (member == nullptr || !member->allows(NodeKind::string))
      report(pointer_ + "/x-unique",
             fmt::format("`x-unique` names `{}`, which is no text in the list's items",
                         node.unique_member));
  }

  void check_reference(const SchemaNode& node) {
    if (node.reference == nullptr) return;  // a bad value, reported
    if (!node.allows(NodeKind::string) && !node.is_dictionary())
      return report(pointer_ + "/x-ref", "`x-ref` is for strings and dictionaries");
    const SchemaNode* target = draft_.schema.root;
    for (const std::string& step : node.reference->steps)
      if (target != nullptr) target = target->child(step);
    if (target == nullptr || !(target->allows(NodeKind::string) || target->is_dictionary()))
      report(pointer_ + "/x-ref",
             fmt::format("`x-ref` points to `{}`, where no text and no dictionary is declared",
                         node.reference->pointer));
  }

  void check_siblings(const SchemaNode& node) {
    const auto is_date = [](const SchemaNode& field) { return field.is_date; };
    const auto is_number = [](const SchemaNode& field) {
      return (field.kinds & ~kind_bit(NodeKind::null)) == kind_bit(NodeKind::number);
    };
    for (std::size_t i = 0; i < node.properties.size(); ++i) {
      const SchemaNode& field = *node.properties[i].node;
      const std::string where =
          pointer_child(pointer_ + "/properties", node.record->fields[i].name);
      check_sibling(node, field, field.after, where, "x-after", "dates", is_date);
      check_sibling(node, field, field.at_most, where, "x-at-most", "numbers", is_number);
      check_sibling(node, field, field.delivers, where, "x-delivers", "numbers", is_number);
    }
  }

  template <typename Fits>
  void check_sibling(const SchemaNode& owner, const SchemaNode& field, const std::string& name,
                     const std::string& where, std::string_view keyword, std::string_view kind,
                     Fits fits) {
    const SchemaNode* sibling = owner.property(name);
    if (name.empty() || (fits(field) && sibling != nullptr && fits(*sibling))) return;
    report(pointer_child(where, keyword),
           fmt::format("`{}` names `{}`; both must be {} of one object", keyword, name, kind));
  }

  void check_variables() {
    const SchemaNode& root = *draft_.schema.root;
    std::set<std::string_view> names;
    for (std::size_t i = 0; i < root.properties.size(); ++i) {
      const std::string& field = root.record->fields[i].name;
      const std::string& variable = root.properties[i].node->variable;
      if (names.insert(variable.empty() ? field : variable).second) continue;
      report(pointer_child("/properties", field), "two fields have this name in rules");
    }
  }

  Draft& draft_;
  std::string pointer_;  // of the node being checked
};

}  // namespace

void link(Draft& draft) {
  References(draft).resolve_all();
  Types types(draft.schema.types);
  for (SchemaNode& node : draft.schema.nodes)
    node.type = types.of(&node);
  Pointers(draft).check_all();
  check_subject(draft);
}

}  // namespace partner_check::profile

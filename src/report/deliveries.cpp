#include "partner_check/report/deliveries.hpp"

#include "partner_check/base/pointer.hpp"
#include "partner_check/base/text.hpp"
#include "partner_check/profile/schema_node.hpp"

#include "framing.hpp"
#include "own_side.hpp"

namespace partner_check::report {

namespace {

std::string text_of(const Node& object, std::string_view first, std::string_view second) {
  for (const std::string_view name : {first, second})
    if (const Node* member = object.find(name);
        member != nullptr && member->kind == NodeKind::string)
      return shortened(member->text, k_name_bytes);
  return {};
}

std::optional<double> number_of(const Node& object, std::string_view name) {
  const Node* member = object.find(name);
  if (member == nullptr || member->kind != NodeKind::number) return std::nullopt;
  return member->number;
}

class Collector {
 public:
  void visit(const Node& node, const profile::SchemaNode& schema, const std::string& pointer,
             const std::string& party) {
    if (node.kind == NodeKind::object) return visit_object(node, schema, pointer, party);
    if (node.kind != NodeKind::array || schema.items == nullptr) return;
    for (std::size_t i = 0; i < node.size; ++i)
      visit(node.first[i], *schema.items, pointer_child(pointer, i), party);
  }

  std::vector<Delivery> found;
  OwnSide own_side;

 private:
  void visit_object(const Node& node, const profile::SchemaNode& schema, const std::string& pointer,
                    const std::string& party) {
    for (std::size_t i = 0; i < schema.properties.size(); ++i)
      if (const std::string& promise = schema.properties[i].node->delivers; !promise.empty())
        found.push_back({party, text_of(node, "title", "id"), text_of(node, "unit", "unit"),
                         number_of(node, promise), number_of(node, schema.record->fields[i].name),
                         pointer, own_side.covers(pointer_child(pointer, promise))});
    const std::string name = text_of(node, "name", "id");
    for (const Node& member : node.children())
      if (const profile::SchemaNode* below = schema.property(member.key))
        visit(member, *below, pointer_child(pointer, member.key), name.empty() ? party : name);
  }
};

}  // namespace

bool is_promise(const Delivery& delivery) {
  return delivery.promised.value_or(0) != 0 || delivery.delivered.value_or(0) != 0;
}

bool is_kept(const Delivery& delivery) {
  return delivery.delivered.value_or(0) >= delivery.promised.value_or(0);
}

std::vector<Delivery> deliveries(const Document& document, const profile::Schema& schema) {
  Collector collector{.found = {}, .own_side = OwnSide(schema)};
  collector.visit(*document.root, schema.root(), "", "");
  return std::move(collector.found);
}

}  // namespace partner_check::report

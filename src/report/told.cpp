#include "told.hpp"

#include "partner_check/base/pointer.hpp"
#include "partner_check/base/text.hpp"
#include "partner_check/profile/schema_node.hpp"

#include "framing.hpp"

namespace partner_check::report {

std::string party_name(const Input& input, std::string_view id) {
  const profile::SchemaNode& root = input.schema.root();
  const std::string& parties = input.schema.subject().parties;
  const profile::SchemaNode* list = parties.empty() ? nullptr : root.property(parties);
  const Node* entries = list == nullptr ? nullptr : input.document.root->find(parties);
  if (entries != nullptr)
    for (const Node& entry : entries->children())
      if (const Node* own = entry.find(list->unique_member); own != nullptr && own->text == id)
        return called(&entry);
  return shortened(id, k_name_bytes);
}

Tellers::Tellers(const Input& input) : input_(input) {
  const Node& document = *input.document.root;
  const profile::SchemaNode& schema = input.schema.root();
  add(document.find(input.schema.subject().teller), "");
  for (const Node& member : document.children()) {
    const profile::SchemaNode* facts = schema.property(member.key);
    if (facts == nullptr || !facts->keys_are_pointers || facts->entries == nullptr) continue;
    for (const Node& entry : member.children())
      for (const Node& word : entry.children())
        if (const auto* field = facts->entries->property(word.key);
            field != nullptr && field->tells_by)
          add(&word, std::string(entry.key));
  }
}

void Tellers::add(const Node* by, std::string covered) {
  if (by != nullptr && by->kind == NodeKind::string)
    words_.push_back({std::move(covered), party_name(input_, by->text)});
}

std::string Tellers::alone(std::string_view pointer) const {
  if (input_.agreement == nullptr) return {};
  const profile::ToldFact* first = nullptr;
  for (const profile::ToldFact& fact : input_.agreement->facts) {
    if (!pointer_covers(fact.pointer, pointer) && !pointer_covers(pointer, fact.pointer)) continue;
    if (fact.told != profile::Told::by_one) return {};
    if (first != nullptr && first->account != fact.account) return {};
    first = &fact;
  }
  return first == nullptr ? "" : party_name(input_, input_.accounts[first->account].by);
}

std::string Tellers::of(std::string_view pointer) const {
  if (std::string name = alone(pointer); !name.empty()) return name + " alone";
  const Word* word = nearest(pointer);
  return word == nullptr ? "" : word->by;
}

std::string Tellers::of_all(std::string_view pointer) const {
  const Word* word = nearest(pointer);
  if (word == nullptr) return {};
  for (const Word& below : words_)
    if (pointer_covers(pointer, below.pointer) && below.by != word->by) return {};
  return word->by;
}

const Tellers::Word* Tellers::nearest(std::string_view pointer) const {
  const Word* found = nullptr;
  for (const Word& word : words_)
    if (pointer_covers(word.pointer, pointer) &&
        (found == nullptr || word.pointer.size() > found->pointer.size()))
      found = &word;
  return found;
}

}  // namespace partner_check::report

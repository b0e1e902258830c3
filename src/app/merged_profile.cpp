#include "merged_profile.hpp"

#include <algorithm>
#include <map>

#include "partner_check/base/pointer.hpp"
#include "partner_check/profile/schema_node.hpp"

namespace partner_check::app {

namespace {

using json::Json;
using profile::Told;

constexpr std::string_view k_open = "x-open-differences";
constexpr std::string_view k_profile = "the profile";

class Merge {
 public:
  Merge(const Reading& reading, const profile::Schema& schema, report::Audience audience)
      : reading_(reading), schema_(schema), is_joint_(audience == report::Audience::joint) {}

  MergedProfile make() {
    for (const profile::ToldFact& fact : reading_.agreement->facts)
      if (!is_left_out(fact.pointer)) ++counter(fact.told);
    auto members = std::get<Json::Object>(shown(*reading_.document().root, "").content());
    std::erase_if(members, [](const auto& member) { return member.first == k_open; });
    add_tellers(members);
    if (Json::Array open = open_differences(); !open.empty() && schema_.root().allows_notes)
      members.emplace_back(k_open, std::move(open));
    return {std::move(members), facts_};
  }

 private:
  std::size_t& counter(Told told) {
    switch (told) {
      case Told::by_several: return facts_.agreed;
      case Told::differently: return facts_.different;
      case Told::by_one: return facts_.one_sided;
      case Told::by_profile: break;
    }
    return facts_.by_profile;
  }

  [[nodiscard]] bool is_left_out(const std::string& pointer) const {
    if (!is_joint_) return false;
    const std::optional<profile::FieldInfo> info = schema_.describe(pointer);
    return info && info->is_private;
  }

  // A node of any account or of the agreed document.
  [[nodiscard]] Json shown(const Node& node, const std::string& pointer) const {
    if (!is_joint_) return json::to_json(node);
    if (node.kind == NodeKind::array) {
      Json::Array elements;
      for (std::size_t i = 0; i < node.size; ++i)
        elements.push_back(shown(node.first[i], pointer_child(pointer, i)));
      return elements;
    }
    if (node.kind != NodeKind::object) return json::to_json(node);
    Json::Object members;
    const profile::SchemaNode* schema = schema_.root().at(pointer);
    for (const Node& member : node.children()) {
      const bool is_note =
          schema != nullptr && schema->allows_notes && profile::is_note(member.key);
      const std::string at = pointer_child(pointer, member.key);
      const std::string flagged = pointer_child(pointer, profile::name_before_complete(member.key));
      if (is_note || is_left_out(at) || is_left_out(flagged)) continue;
      if (schema != nullptr && schema->keys_are_pointers && is_left_out(std::string(member.key)))
        continue;
      members.emplace_back(member.key, shown(member, at));
    }
    return members;
  }

  // The widest parts of the document that one view alone tells, and which view it is.
  [[nodiscard]] std::map<std::string, std::size_t> tellers() const {
    std::map<std::string, std::size_t, std::less<>> alone;  // 0: several, or the profile
    for (const profile::ToldFact& fact : reading_.agreement->facts) {
      if (is_left_out(fact.pointer)) continue;
      const std::size_t account = fact.told == Told::by_one ? fact.account : 0;
      for (std::string_view at = fact.pointer; !at.empty(); at = pointer_parent(at)) {
        const auto [known, is_new] = alone.try_emplace(std::string(at), account);
        if (known->second != account || (is_new && !is_alone(account, at))) known->second = 0;
      }
    }
    std::map<std::string, std::size_t> widest;
    for (const auto& [pointer, account] : alone) {
      const std::string_view parent = pointer_parent(pointer);
      const bool is_widest = parent.empty() || alone.find(parent)->second != account;
      if (account != 0 && is_widest) widest[pointer] = account;
    }
    return widest;
  }

  // No other account has an entry or an object there.
  [[nodiscard]] bool is_alone(std::size_t account, std::string_view pointer) const {
    for (std::size_t i = 0; i < reading_.accounts.size(); ++i)
      if (i != account &&
          profile::states(reading_.accounts[i], reading_.document(), schema_, pointer))
        return false;
    return true;
  }

  // {pointer: {by: id}}, where the schema has a place for it and nothing is said there yet.
  void add_tellers(Json::Object& members) const {
    const profile::SchemaNode& root = schema_.root();
    for (std::size_t i = 0; i < root.properties.size(); ++i) {
      const profile::SchemaNode& field = *root.properties[i].node;
      if (!field.keys_are_pointers || field.entries == nullptr) continue;
      const std::string word = told_by(*field.entries);
      if (word.empty()) continue;
      const std::string& name = root.record->fields[i].name;
      auto stated = std::ranges::find(members, name, &Json::Object::value_type::first);
      Json::Object entries;
      if (stated != members.end()) entries = std::get<Json::Object>(stated->second.content());
      const std::size_t before = entries.size();
      for (const auto& [pointer, account] : tellers()) {
        const bool is_said =
            std::any_of(entries.begin(), entries.begin() + static_cast<std::ptrdiff_t>(before),
                        [&](const auto& entry) { return pointer_covers(entry.first, pointer); });
        if (!is_said)
          entries.emplace_back(pointer, Json::Object{{word, reading_.accounts[account].by}});
      }
      if (stated == members.end()) stated = members.insert(members.end(), {name, {}});
      if (entries.empty())
        members.erase(stated);
      else
        stated->second = std::move(entries);
      return;
    }
  }

  // x-told-by; "" if the entries have none.
  static std::string told_by(const profile::SchemaNode& entry) {
    for (std::size_t i = 0; i < entry.properties.size(); ++i)
      if (entry.properties[i].node->tells_by) return entry.record->fields[i].name;
    return {};
  }

  [[nodiscard]] Json::Array open_differences() const {
    Json::Array open;
    for (const profile::Difference& difference : reading_.agreement->differences) {
      if (is_left_out(difference.pointer)) continue;
      Json::Object values;
      std::string pointer = difference.pointer;
      for (const profile::Statement& statement : difference.statements) {
        const profile::Account& account = reading_.accounts[statement.account];
        const Node& said = *find(*account.document->root, statement.pointer);
        const bool is_denied = denies(statement, difference);
        if (!is_denied) pointer = by_id(said, statement, difference, pointer);
        values.emplace_back(account.by.empty() ? std::string(k_profile) : account.by,
                            is_denied ? Json() : shown(said, statement.pointer));
      }
      Json::Object entry{{"pointer", pointer}, {"values", std::move(values)}};
      if (!difference.because.empty() && !is_joint_)
        entry.emplace_back("because", difference.because);
      open.emplace_back(std::move(entry));
    }
    return open;
  }

  // A statement of a list that it has no such entry.
  static bool denies(const profile::Statement& statement, const profile::Difference& difference) {
    return pointer_steps(statement.pointer).size() < pointer_steps(difference.pointer).size();
  }

  // Of an entry that some list denies, "/work/packages/@pilot": it has no position.
  [[nodiscard]] std::string by_id(const Node& entry, const profile::Statement& statement,
                                  const profile::Difference& difference,
                                  const std::string& pointer) const {
    const bool is_denied = std::ranges::any_of(
        difference.statements, [&](const auto& other) { return denies(other, difference); });
    const std::string parent(pointer_parent(statement.pointer));
    const profile::SchemaNode* list = schema_.root().at(parent);
    if (!is_denied || list == nullptr || list->unique_member.empty()) return pointer;
    const Node* id = entry.find(list->unique_member);
    return id == nullptr
               ? pointer
               : pointer_child(pointer_parent(difference.pointer), "@" + std::string(id->text));
  }

  const Reading& reading_;
  const profile::Schema& schema_;
  bool is_joint_;
  MergedFacts facts_;
};

}  // namespace

MergedProfile merged_profile(const Reading& reading, const profile::Schema& schema,
                             report::Audience audience) {
  return Merge(reading, schema, audience).make();
}

}  // namespace partner_check::app

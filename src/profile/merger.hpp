// Accounts laid over each other, node by node. Private to agree(), whose promises are its own.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "partner_check/profile/schema_node.hpp"
#include "partner_check/profile/views.hpp"

namespace partner_check::profile {

// What one account says at some place.
struct Said {
  std::size_t account = 0;
  const Node* node = nullptr;
  std::string pointer;   // in that account
  bool complete = true;  // no `_complete`: false beside it
};
// In the order of the accounts, only those that say something; never empty.
using SaidByAll = std::vector<Said>;

// An entry of a list or dictionary, as its name brings it together.
struct NamedEntry {
  std::string_view name;
  SaidByAll said;
};

// Whether `_complete` can stand beside a collection.
enum class Gaps : std::uint8_t { can_be_said, cannot_be_said };

class Merger {
 public:
  Merger(std::span<const Account> accounts, const Schema& schema,
         const std::vector<std::pair<std::string, std::string>>& contradictions, Agreement& made)
      : accounts_(accounts), schema_(schema), contradictions_(contradictions), made_(made) {}

  void run();

 private:
  struct Merged {
    std::optional<Node> node{};  // nothing: left out
    bool complete = true;        // of a list or dictionary
  };

  Merged value(const SaidByAll& said, const SchemaNode* schema, const std::string& pointer,
               Gaps gaps);
  Merged plain(const SaidByAll& said, const SchemaNode* schema, const std::string& pointer);
  // `key`: the member that names the entry of a list; "" elsewhere.
  Merged record(const SaidByAll& said, const SchemaNode& schema, const std::string& pointer,
                std::string_view key);
  // Nothing if a member is left out without which there is no such object.
  std::optional<std::vector<Node>> members(const SaidByAll& said, const SchemaNode& schema,
                                           const std::string& pointer, std::string_view key);
  // False: see above.
  bool add_member(const SaidByAll& owners, const SchemaNode& owner, std::size_t index,
                  const std::string& pointer, std::vector<Node>& members);
  Merged subject(const SaidByAll& said, const Property& property, const std::string& pointer,
                 Gaps gaps);
  // A dictionary whose keys are pointers: of all accounts, brought over to the new document.
  Node pointers(const Node& root, std::string_view name, const SaidByAll& said);

  Merged list(const SaidByAll& said, const SchemaNode* schema, const std::string& pointer,
              Gaps gaps);
  Merged whole_list(const SaidByAll& said, const SchemaNode* schema, const std::string& pointer);
  Merged union_of(const SaidByAll& said, const SchemaNode* schema, const std::string& pointer);
  Merged entries(const SaidByAll& said, const SchemaNode& schema, const std::string& pointer,
                 Gaps gaps, std::string_view key);
  Merged dictionary(const SaidByAll& said, const SchemaNode& schema, const std::string& pointer,
                    Gaps gaps);
  // Of an entry that an account which claims to have all has not.
  void list_denied(const NamedEntry& entry, const SaidByAll& collections,
                   const std::string& pointer);

  [[nodiscard]] bool is_parties(std::string_view pointer) const;
  [[nodiscard]] const std::string* contradicted(std::string_view pointer) const;
  [[nodiscard]] const std::string* contradicted_within(std::string_view pointer) const;
  void add_fact(const SaidByAll& said, const std::string& pointer);
  Merged differ(const SaidByAll& said, const std::string& pointer, std::string because = {});
  Node object_of(const std::vector<Node>& members);
  Node list_of(const std::vector<Node>& elements);

  std::span<const Account> accounts_;
  const Schema& schema_;
  const std::vector<std::pair<std::string, std::string>>& contradictions_;
  Agreement& made_;
};

// The place in `to` that corresponds to one in `from`, two documents of one schema: entries by
// their x-unique, other elements by what they say. Nothing if `to` does not have it, or says
// something else of a plain value.
[[nodiscard]] std::optional<std::string> corresponding(const Node& from, const Node& to,
                                                       const SchemaNode& schema,
                                                       std::span<const std::string> steps);

}  // namespace partner_check::profile

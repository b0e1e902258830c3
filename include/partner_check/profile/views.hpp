// Several accounts of one partnership laid over each other: the profile that is kept jointly, and
// views that single partners filled in. What they say alike stands in the agreed document; what
// they say differently is left out of it, so that it is unknown to every rule, and is listed.
// Promises: pure; entries of lists are matched by their id (x-unique), other lists and plain values
// are compared whole, lists of plain values without regard to order (x-ordered: with). A list (or
// dictionary) denies entries that it does not have, unless it is known to be incomplete: an entry
// that one has and another denies is left out, of a list then known to be incomplete. Which
// partnership it is, its parties and its phase are as the first account says; as_of is the latest.
// What is about a file and not about the partnership (notes, $schema, told_by) is no fact.
// Linear in the accounts, times the entries of their lists.
#pragma once

#include <set>
#include <span>
#include <string>
#include <vector>

#include "partner_check/base/document.hpp"
#include "partner_check/profile/schema.hpp"

namespace partner_check::profile {

// One account: of the partner `by`, or ("") the profile itself, which is the first of all.
struct Account {
  std::string by;
  const Document* document = nullptr;
};

// Where in which account something stands.
struct Statement {
  std::size_t account = 0;
  std::string pointer;  // in that account
};

struct Difference {
  // In the agreed document, where the fact is not (but for the phase, which stands). Of an entry
  // that a list denies, behind the last entry of that list; what denies it is a Statement of the
  // list, and its own name stands in the others' documents.
  std::string pointer;
  std::vector<Statement> statements;  // of the accounts that say something about it, in their order
  std::string because;                // "": the values differ; else what they cannot be together
};

// By_several: by two accounts or more, alike. The profile is kept jointly: a fact that it and one
// view state is agreed.
enum class Told { by_several, differently, by_one, by_profile };

// A fact that some account states: a plain value, a null, or a list that is compared whole.
struct ToldFact {
  std::string pointer;  // in the agreed document
  Told told = Told::by_profile;
  std::size_t account = 0;  // by_one: that view, and no other account
};

struct Agreement {
  Document document;                    // agreed; without text: its facts stand in the accounts
  std::vector<Difference> differences;  // in the order of the agreed document
  std::vector<ToldFact> facts;          // likewise, the differing ones among them
};

// Accounts are valid documents of the schema, at least one, and must outlive the result. Facts at
// `contradictions` (pointer -> why they cannot be together) are left out like differing ones.
[[nodiscard]] Agreement agree(
    std::span<const Account> accounts, const Schema& schema,
    const std::vector<std::pair<std::string, std::string>>& contradictions = {});

// Where the fact at a pointer of the agreed document stands, or where it would stand if it is not
// there: in the first account that has it, or its nearest ancestor.
[[nodiscard]] Statement stated_at(std::span<const Account> accounts, const Document& agreed,
                                  const Schema& schema, std::string_view pointer);
// Whether the account has what stands at a pointer of the agreed document, or a part of it.
[[nodiscard]] bool states(const Account& account, const Document& agreed, const Schema& schema,
                          std::string_view pointer);

}  // namespace partner_check::profile

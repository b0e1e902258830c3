#include "views.hpp"

#include <algorithm>
#include <deque>
#include <map>
#include <set>

#include "partner_check/base/pointer.hpp"
#include "partner_check/base/sha256.hpp"
#include "partner_check/base/text.hpp"
#include "partner_check/profile/schema_node.hpp"

#include "framing.hpp"
#include "told.hpp"
#include "value_words.hpp"

namespace partner_check::report {

namespace {

using profile::Account;
using profile::Difference;
using profile::Statement;
using profile::Told;
using profile::ToldFact;

// It denies an entry: it is about the list that has no such entry.
bool denies(const Statement& statement, const Difference& difference) {
  return pointer_steps(statement.pointer).size() < pointer_steps(difference.pointer).size();
}

// A question waits for the fact, for one in it, or for the list that may lack the entry.
bool waits_for(const Question& question, const Difference& difference) {
  if (pointer_covers(difference.pointer, question.pointer)) return true;
  const bool is_entry = std::ranges::any_of(difference.statements, [&](const Statement& statement) {
    return denies(statement, difference);
  });
  return is_entry && pointer_parent(difference.pointer) == question.pointer;
}

class Maker {
 public:
  Maker(const Input& input, const OwnSide& own_side) : input_(input), own_side_(own_side) {
    for (const Account& account : input.accounts)
      places_.emplace_back(*account.document);
  }

  Views make(std::vector<Question>& questions) {
    for (std::size_t i = 0; i < input_.accounts.size(); ++i)
      views_.sides.push_back(side(input_.accounts[i]));
    for (const Difference& difference : input_.agreement->differences)
      views_.differences.push_back(said_differently(difference, questions));
    std::ranges::stable_sort(
        views_.differences, [](const SaidDifferently& a, const SaidDifferently& b) {
          return a.rules.size() != b.rules.size() ? a.rules.size() > b.rules.size()
                                                  : a.pointer < b.pointer;
        });
    add_facts();
    return std::move(views_);
  }

 private:
  [[nodiscard]] Side side(const Account& account) const {
    const Node* as_of = account.document->root->find(input_.schema.subject().as_of);
    return {.id = account.by,
            .name = account.by.empty() ? "the profile" : party_name(input_, account.by),
            .file = account.document->file,
            .as_of = as_of == nullptr ? "" : std::string(as_of->text),
            .sha256 = sha256_hex(account.document->text)};
  }

  [[nodiscard]] const Node* node_of(const Statement& statement) const {
    return find(*input_.accounts[statement.account].document->root, statement.pointer);
  }

  SaidDifferently said_differently(const Difference& difference, std::vector<Question>& questions) {
    SaidDifferently said;
    said.pointer = difference.pointer;
    said.because = difference.because;
    describe(difference, said);
    for (const Statement& statement : difference.statements)
      said.words.push_back(word(statement, difference));
    std::set<std::string> rules;
    for (Question& question : questions) {
      if (!waits_for(question, difference)) continue;
      question.told_differently = true;
      rules.insert(question.rules.begin(), question.rules.end());
    }
    said.rules.assign(rules.begin(), rules.end());
    return said;
  }

  // What the fact is called. An entry that a list denies stands in the others' documents alone, and
  // is called what the list is called.
  void describe(const Difference& difference, SaidDifferently& said) const {
    const auto stating = std::ranges::find_if_not(
        difference.statements,
        [&](const Statement& statement) { return denies(statement, difference); });
    said.identity =
        by_ids(*input_.accounts[stating->account].document, own_side_, stating->pointer);
    said.section = section_of(said.pointer);
    said.own_side = own_side_.touches(said.pointer);
    std::string around;
    for (const std::string& step : pointer_steps(pointer_parent(said.pointer))) {
      around = pointer_child(around, step);
      const Node* node = find(*input_.document.root, around);
      if (!is_bare(input_.document, node)) continue;
      said.entries.push_back(called(node));
      if (own_side_.covers(around))
        said.own_side = true;
      else  // what is private covers what lies below it
        said.shared_entries = said.entries.size();
    }
    for (std::string_view at = said.pointer; !at.empty() && said.title.empty();
         at = pointer_parent(at))
      if (const auto info = input_.schema.describe(at)) {
        said.title = info->title;
        said.question = info->question;
      }
  }

  // Plain top-level fields are one section.
  [[nodiscard]] std::string section_of(const std::string& pointer) const {
    const std::string field = pointer_steps(pointer).front();
    const profile::SchemaNode* node = input_.schema.root().property(field);
    const bool is_plain =
        node != nullptr && !node->allows(NodeKind::object) && !node->allows(NodeKind::array);
    return is_plain ? "" : field;
  }

  Word word(const Statement& statement, const Difference& difference) {
    const Document& document = *input_.accounts[statement.account].document;
    const Node* node = node_of(statement);
    std::vector<const Node*> others;
    for (const Statement& other : difference.statements)
      if (other.account != statement.account && node_of(other) != nullptr)
        others.push_back(node_of(other));
    Word word{.side = statement.account, .value = {}, .frame = {}};
    word.value = denies(statement, difference) || node == nullptr
                     ? "not listed"
                     : value_words(*node, input_.schema.root().at(statement.pointer), others);
    word.frame =
        frame(document, places_[statement.account], own_side_, statement.pointer, word.value);
    if (statement.account > 0) word.frame.file = document.file;
    ++views_.sides[statement.account].different;
    return word;
  }

  void add_facts() {
    std::map<std::string, SectionAgreement, std::less<>> sections;
    for (const ToldFact& fact : input_.agreement->facts) {
      SectionAgreement& section = sections[section_of(fact.pointer)];
      switch (fact.told) {
        case Told::by_several: ++section.agreed; break;
        case Told::differently: ++section.different; break;
        case Told::by_one:
          ++section.one_sided;
          ++views_.sides[fact.account].alone;
          views_.one_sided.push_back({fact.pointer, fact.account});
          break;
        case Told::by_profile: break;
      }
    }
    add_section(sections[""], "", input_.schema.root().info.title);
    for (const profile::Variable& variable : input_.schema.variables()) {
      const auto info = input_.schema.describe(pointer_child("", variable.field));
      add_section(sections[variable.field], variable.field, info ? info->title : "");
    }
  }

  void add_section(SectionAgreement& section, const std::string& id, const std::string& title) {
    if (section.agreed + section.different + section.one_sided == 0) return;
    section.id = id;
    section.title = title.empty() ? id : title;
    views_.agreed += section.agreed;
    views_.different += section.different;
    views_.sections.push_back(std::move(section));
  }

  const Input& input_;
  const OwnSide& own_side_;
  std::deque<json::Locator> places_;  // of each account's document
  Views views_;
};

}  // namespace

std::optional<Views> views(const Input& input, const OwnSide& own_side,
                           std::vector<Question>& questions) {
  if (input.agreement == nullptr) return std::nullopt;
  return Maker(input, own_side).make(questions);
}

}  // namespace partner_check::report

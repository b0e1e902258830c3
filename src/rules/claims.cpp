#include "partner_check/rules/claims.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "partner_check/base/pointer.hpp"
#include "partner_check/base/text.hpp"
#include "partner_check/profile/facts.hpp"

namespace partner_check::rules {

namespace {

std::string text(const Node& node, std::string_view name) {
  const Node* member = node.find(name);
  return member == nullptr ? std::string() : std::string(member->text);
}

Claim read_claim(const Node& node, std::string pointer) {
  Claim claim{.at = text(node, "at"),
              .says = text(node, "says"),
              .rules = {},
              .not_a_rule = text(node, "not_a_rule"),
              .pointer = std::move(pointer)};
  if (const Node* rules = node.find("rules"))
    for (const Node& rule : rules->children())
      claim.rules.emplace_back(rule.text);
  return claim;
}

// Calls `visit` with every node of a list and its pointer.
template <typename Visit>
void each(const Node& owner, std::string_view list, const std::string& pointer, Visit visit) {
  const std::string at = pointer_child(pointer, list);
  std::size_t index = 0;
  for (const Node& node : owner.find(list)->children())
    visit(node, pointer_child(at, index++));
}

// Who cites what: "S4:84" by id.
class Citations {
 public:
  Citations(const Claims& claims, const RulePack& pack) : claims_(claims) {
    for (const Rule& rule : pack.rules)
      add(rule.id, rule.sources);
    for (const Compound& compound : pack.compounds)
      add(compound.id, compound.sources);
  }

  [[nodiscard]] Diagnostics problems() const {
    Diagnostics problems;
    std::set<std::pair<std::string, std::string>> told;  // rule and line
    for (const ClaimDocument& document : claims_)
      for (const ClaimSection& section : document.sections)
        for (const Claim& claim : section.claims)
          for (const std::string& rule : claim.rules) {
            told.insert({rule, claim.at});
            add_problem_of(claim, rule, problems);
          }
    for (const auto& [id, cited] : cited_)
      for (const std::string& line : cited)
        if (!told.contains({id, line}))
          problems.push_back(
              {.code = "claim-missing",
               .message =
                   id + " cites " + line + ", and no claim of that line says that it checks it",
               .hint = "name " + id + " at a claim of " + line + ", or mend the citation"});
    return problems;
  }

 private:
  void add(const std::string& id, const std::vector<Citation>& sources) {
    ids_.push_back(id);
    for (const Citation& source : sources)
      if (std::ranges::find(claims_, source.document, &ClaimDocument::key) != claims_.end())
        cited_[id].insert(source.claim);
  }

  void add_problem_of(const Claim& claim, const std::string& rule, Diagnostics& problems) const {
    const auto cited = cited_.find(rule);
    if (cited != cited_.end() && cited->second.contains(claim.at)) return;
    const std::string name = "`" + rule + "`";
    if (std::ranges::find(ids_, rule) != ids_.end()) {
      problems.push_back({.code = "claim-uncited",
                          .message = name + " does not cite " + claim.at,
                          .hint = "add it to the rule's `sources`, or take the rule out here",
                          .pointer = claim.pointer});
      return;
    }
    const std::vector<std::string_view> known(ids_.begin(), ids_.end());
    problems.push_back({.code = "unknown-rule",
                        .message = "there is no rule or compound " + name,
                        .hint = did_you_mean(rule, known),
                        .pointer = claim.pointer});
  }

  const Claims& claims_;
  std::vector<std::string> ids_;
  std::map<std::string, std::set<std::string>> cited_;
};

}  // namespace

Result<Claims> read_claims(const Document& document, const profile::Schema& schema) {
  Diagnostics problems = profile::check(document, schema);
  if (!problems.empty()) return problems;
  Claims claims;
  each(*document.root, "documents", "", [&](const Node& source, const std::string& in) {
    ClaimDocument& read = claims.emplace_back(
        ClaimDocument{.key = text(source, "key"), .title = text(source, "title"), .sections = {}});
    each(source, "sections", in, [&](const Node& section, const std::string& below) {
      ClaimSection& part = read.sections.emplace_back(ClaimSection{text(section, "title"), {}});
      each(section, "claims", below, [&](const Node& node, std::string pointer) {
        const Claim& claim = part.claims.emplace_back(read_claim(node, std::move(pointer)));
        if (!claim.rules.empty() && !claim.not_a_rule.empty())
          problems.push_back({.code = "claim-both",
                              .message = claim.at + " has rules and a reason why it has none",
                              .hint = "keep one of them",
                              .pointer = claim.pointer});
      });
    });
  });
  if (!problems.empty()) return problems;
  return claims;
}

Diagnostics compare(const Claims& claims, const RulePack& pack) {
  return Citations(claims, pack).problems();
}

}  // namespace partner_check::rules

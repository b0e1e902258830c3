#include "check_words.hpp"

#include <algorithm>

#include "partner_check/base/pointer.hpp"
#include "partner_check/base/text.hpp"

namespace partner_check::rules {

namespace {

// Words that may stand in a place, and what to say of others.
struct Choice {
  std::string code;
  std::string what;  // "a dimension of the scoring policy"
  std::vector<std::string> words;
  std::string none;  // the hint where there are no words at all
};

class WordChecks {
 public:
  WordChecks(const Workshop& workshop, Diagnostics& problems)
      : phases_(scope(workshop.profile, workshop.profile.subject().phase, "phase")),
        types_(scope(workshop.profile, workshop.profile.subject().type, "type")),
        problems_(problems) {}

  void scoped(const Node& node, const std::string& pointer) {
    list(node.find("phases"), pointer + "/phases", phases_);
    list(node.find("types"), pointer + "/types", types_);
  }

  void cases(const Node& node, const std::string& pointer) {
    word(node.find("phase"), pointer + "/phase", phases_);
    word(node.find("type"), pointer + "/type", types_);
  }

  void list(const Node* nodes, const std::string& pointer, const Choice& choice) {
    for (std::size_t i = 0; nodes != nullptr && i < nodes->size; ++i)
      word(&nodes->first[i], pointer_child(pointer, i), choice);
  }

  void word(const Node* node, std::string pointer, const Choice& choice) {
    if (node == nullptr || std::ranges::find(choice.words, node->text) != choice.words.end())
      return;
    const std::vector<std::string_view> candidates(choice.words.begin(), choice.words.end());
    std::string hint = did_you_mean(node->text, candidates);
    if (hint.empty())
      hint = choice.words.empty() ? choice.none : "there are " + enumerate(choice.words, "and");
    problems_.push_back({.code = choice.code,
                         .message = "`" + std::string(node->text) + "` is not " + choice.what,
                         .hint = std::move(hint),
                         .pointer = std::move(pointer)});
  }

 private:
  static Choice scope(const profile::Schema& schema, const std::string& field,
                      const std::string& kind) {
    return {.code = "rule-scope",
            .what = "a " + kind + " of the document schema",
            .words = field.empty() ? std::vector<std::string>() : schema.values_of(field),
            .none = "the schema has none: its `x-subject` says which field is the " + kind};
  }

  Choice phases_, types_;
  Diagnostics& problems_;
};

}  // namespace

void check_words(const Node& rule, const Workshop& workshop, Diagnostics& problems) {
  WordChecks checks(workshop, problems);
  if (const Vocabulary* policy = workshop.vocabulary) {
    checks.word(rule.find("dimension"), "/dimension",
                {"rule-dimension", "a dimension of the scoring policy", policy->dimensions, ""});
    checks.list(rule.find("success_factors"), "/success_factors",
                {"rule-success-factor", "a success factor of the scoring policy",
                 policy->success_factors, "the policy has none"});
  }
  checks.scoped(rule, "");
  const Node& levels = *rule.find("levels");
  for (std::size_t i = 0; i < levels.size; ++i)
    checks.scoped(levels.first[i], pointer_child("/levels", i));
  const Node& cases = *rule.find("cases");
  for (std::size_t i = 0; i < cases.size; ++i)
    checks.cases(cases.first[i], pointer_child("/cases", i));
}

void check_scope(const Node& node, const Workshop& workshop, Diagnostics& problems) {
  WordChecks(workshop, problems).scoped(node, "");
}

}  // namespace partner_check::rules

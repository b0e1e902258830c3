#include "partner_check/report/explain.hpp"

#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

#include "partner_check/base/text.hpp"

#include "explain_element.hpp"
#include "explain_words.hpp"
#include "words.hpp"

namespace partner_check::report {

namespace {

using rules::ElementTrace;
using rules::Fate;
using rules::Severity;
using rules::State;

constexpr std::size_t k_in_full = 12;  // raised and open elements shown without --all
constexpr std::size_t k_clear = 12;    // clear ones
constexpr std::size_t k_named = 5;     // elements that are left out for the same reason

class Explanation {
 public:
  Explanation(const Explained& explained, const RenderOptions& options)
      : explained_(explained),
        places_(explained.document, explained.schema, explained.accounts, explained.agreement),
        ground_{explained, options, Paint(options.color), places_},
        outcome_(explained.trace.outcome),
        rule_(*outcome_.rule) {}

  [[nodiscard]] std::string text() const {
    std::string text = head();
    Told told;
    std::size_t in_full = 0;
    const bool all = ground_.options.detail == Detail::all;
    for (const ElementTrace& element : explained_.trace.elements)
      if (is_shown_in_full(element) && (++in_full <= k_in_full || all))
        text += "\n" + element_text(element, ground_, told);
    if (in_full > k_in_full && !all)
      text +=
          "\n" + paragraph(fmt::format("... and {} more; --all for the rest", in_full - k_in_full),
                           ground_);
    if (told.asides) text += "\n" + paragraph("(In parentheses: what did not decide.)", ground_);
    return text + clear_part() + left_out_part() + empty_part() + change_part();
  }

 private:
  [[nodiscard]] bool has_elements() const { return !rule_.for_each.empty(); }

  // The rule, the profile and the answer in a sentence.
  [[nodiscard]] std::string head() const {
    const Node* name = explained_.document.root->find(explained_.schema.subject().name);
    std::vector<std::string> subject;
    if (name != nullptr && name->kind == NodeKind::string) subject.emplace_back(name->text);
    if (std::string words = here(); !words.empty()) subject.push_back(std::move(words));
    const std::string& file = explained_.document.file;
    subject.push_back(file == "-" ? "standard input" : file);
    return title(rule_.id + " " + rule_.name, ground_) + paragraph(rule_.title, ground_) +
           paragraph(join(subject, ", "), ground_) + "\n" +
           paragraph(sentence(rule_.id + " " + outcome_words()), ground_);
  }

  // "industry-academia in operate", as far as the document says it.
  [[nodiscard]] std::string here() const {
    const auto& [phase, type] = explained_.here;
    if (phase.empty()) return spoken(type);
    return (type.empty() ? "in " : spoken(type) + " in ") + phase;
  }

  [[nodiscard]] std::string outcome_words() const {
    switch (outcome_.state) {
      case State::raised: return raised_words();
      case State::unknown: return unknown_words();
      case State::clear: return clear_words();
      case State::error: return "could not be evaluated: " + first_error();
      case State::not_applicable: return "is not applicable: " + not_applicable_words();
    }
    return {};
  }

  // "4 cases (one for each contribution)".
  [[nodiscard]] std::string cases_words(std::size_t count) const {
    return fmt::format("{} (one for each {})", counted(count, "case", "cases"),
                       rule_.for_each.back().name);
  }

  [[nodiscard]] std::string raised_words() const {
    const std::string as = fmt::format("is raised as {}", name_of(outcome_.lo));
    if (outcome_.elements == 1) return as + ": " + outcome_.findings.front().message;
    const auto open = std::ranges::count(outcome_.findings, Severity::clear, &rules::Finding::lo);
    return fmt::format("{}, in {} of {}{}", as,
                       outcome_.findings.size() - static_cast<std::size_t>(open),
                       cases_words(outcome_.elements),
                       open > 0 ? fmt::format("; {} more cannot be told", open) : "");
  }

  [[nodiscard]] std::string unknown_words() const {
    const std::string range =
        outcome_.lo == Severity::clear
            ? fmt::format("is unknown: it could be up to {}", name_of(outcome_.hi))
            : fmt::format("is raised as {}, and could be up to {}", name_of(outcome_.lo),
                          name_of(outcome_.hi));
    const std::string because =
        range + ", because " +
        counted(rules::missing_facts(outcome_).size(), "fact is", "facts are") + " not stated";
    const bool is_raised_once = outcome_.elements == 1 && outcome_.lo != Severity::clear;
    return is_raised_once ? sentence(because) + " " + outcome_.findings.front().message : because;
  }

  [[nodiscard]] std::string clear_words() const {
    const auto levels = std::ranges::count_if(rule_.levels, [&](const rules::Level& level) {
      return covers(level.scope, explained_.here);
    });
    const std::string none = levels == 1 ? "its condition is false"
                                         : fmt::format("none of its {} levels is true", levels);
    return "is clear: " + none + (has_elements() ? " in " + cases_words(outcome_.elements) : "");
  }

  [[nodiscard]] std::string first_error() const {
    const auto failed = std::ranges::find_if(
        outcome_.findings, [](const rules::Finding& found) { return !found.error.empty(); });
    return failed == outcome_.findings.end() ? std::string() : failed->error;
  }

  [[nodiscard]] std::string not_applicable_words() const {
    if (const std::string reason = kept_out_words(rule_.scope, explained_.here); !reason.empty())
      return "the rule is " + reason + ", and the profile is " + here();
    if (explained_.trace.elements.empty()) {
      std::vector<std::string> reasons;
      for (const rules::Level& level : rule_.levels)
        reasons.push_back(fmt::format("{} is {}", name_of(level.severity),
                                      kept_out_words(level.scope, explained_.here)));
      return enumerate(reasons, "and") + ", and the profile is " + here();
    }
    const auto left_out =
        std::ranges::count(explained_.trace.elements, Fate::left_out, &ElementTrace::fate);
    if (left_out == 0) return "there is no " + rule_.for_each.back().name + " to ask it of";
    const std::string reason = "its condition `only if` is false";
    return has_elements() ? reason + " in " + cases_words(static_cast<std::size_t>(left_out))
                          : reason;
  }

  // Raised, unknown and failed; of a rule that is asked once, also clear and left out.
  [[nodiscard]] bool is_shown_in_full(const ElementTrace& element) const {
    if (element.fate == Fate::empty) return false;
    return element.finding || !has_elements() || ground_.options.detail == Detail::all;
  }

  [[nodiscard]] std::string clear_part() const {
    std::string text;
    std::size_t clear = 0;
    for (const ElementTrace& element : explained_.trace.elements)
      if (element.fate == Fate::judged && !is_shown_in_full(element) && ++clear <= k_clear)
        text += item(element_name(element, ground_) + facts_words(element), ground_);
    if (clear > k_clear) text += item(fmt::format("and {} more", clear - k_clear), ground_);
    return text.empty() ? text : "\n" + title("clear (--all shows the conditions)", ground_) + text;
  }

  // ": delivered = 3, promised = 3": the facts that keep it clear.
  [[nodiscard]] static std::string facts_words(const ElementTrace& element) {
    std::vector<std::string> facts;
    for (const rules::Step& step : element.steps) {
      if (step.level == nullptr) continue;
      for (const cel::Operand& operand : cel::operands_of(step.answer)) {
        if (operand.value.origin == nullptr) continue;
        const std::string name = operand.text.substr(operand.text.rfind('.') + 1);
        const std::string fact = one_line(name) + " = " + brief(operand.value);
        if (std::ranges::find(facts, fact) == facts.end()) facts.push_back(fact);
      }
    }
    return facts.empty() ? std::string() : ": " + join(facts, ", ");
  }

  // Those with the same reason together.
  [[nodiscard]] std::string left_out_part() const {
    if (!has_elements() || ground_.options.detail == Detail::all) return {};
    std::map<std::string, std::vector<std::string>> names;
    for (const ElementTrace& element : explained_.trace.elements)
      if (element.fate == Fate::left_out)
        names[reason(element.steps.back().answer)].push_back(element_name(element, ground_));
    std::string text;
    std::size_t count = 0;
    for (auto& [why, left_out] : names) {
      count += left_out.size();
      if (left_out.size() > k_named) {
        const std::string more = fmt::format("{} more", left_out.size() - k_named);
        left_out.resize(k_named);
        left_out.push_back(more);
      }
      text += item(enumerate(left_out, "and") + ": " + why, ground_);
    }
    if (text.empty()) return text;
    return "\n" + title(fmt::format("left out, because `only if` is false ({})", count), ground_) +
           text;
  }

  // The parts that made a condition false, as written.
  [[nodiscard]] static std::string reason(const cel::Trace& answer) {
    const bool is_logic = answer.op == cel::Op::logical_and || answer.op == cel::Op::logical_or;
    if (!is_logic) return fmt::format("`{}` is {}", one_line(answer.text), truth_of(answer.value));
    std::vector<std::string> parts;
    for (const cel::Trace& child : answer.children)
      if (child.decides) parts.push_back(reason(child));
    return join(parts, ", ");
  }

  [[nodiscard]] std::string empty_part() const {
    std::string text;
    for (const ElementTrace& element : explained_.trace.elements) {
      if (element.fate != Fate::empty) continue;
      const std::string inside = element_name(element, ground_);
      const cel::Trace& list = element.steps.back().answer;
      const std::string pointer = pointer_of(list.value.origin);
      text += item(
          fmt::format("{}`{}` has no entry{}", inside.empty() ? "" : inside + ": ",
                      one_line(list.text),
                      pointer.empty() ? "" : " (" + place_words(pointer, ground_.places) + ")"),
          ground_);
    }
    return text.empty() ? text : "\n" + title("nothing to ask it of", ground_) + text;
  }

  // The remedies of what is raised, the facts to state for what is open.
  [[nodiscard]] std::string change_part() const {
    std::string text;
    std::set<std::string> fixes;
    for (const rules::Finding& found : outcome_.findings)
      if (found.lo != Severity::clear && fixes.insert(found.level->fix).second)
        text += item(found.level->fix, ground_);
    for (const std::string& pointer : rules::missing_facts(outcome_)) {
      const auto field = explained_.schema.describe(pointer);
      const std::string asking = field ? answer_words(field->asks, field->minutes) : std::string();
      text += item("state " + pointer + (asking.empty() ? "" : " (" + asking + ")"), ground_);
    }
    return text.empty() ? text : "\n" + title("what would change it", ground_) + text;
  }

  const Explained& explained_;
  Sources places_;
  Ground ground_;
  const rules::Outcome& outcome_;
  const rules::Rule& rule_;
};

}  // namespace

std::string explain(const Explained& explained, const RenderOptions& options) {
  return Explanation(explained, options).text();
}

}  // namespace partner_check::report

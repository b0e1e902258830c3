#include <algorithm>
#include <map>
#include <set>

#include "partner_check/base/pointer.hpp"
#include "partner_check/base/text.hpp"
#include "partner_check/base/value.hpp"
#include "partner_check/report/report.hpp"

#include "data_notes.hpp"
#include "framing.hpp"
#include "grounds.hpp"
#include "identity.hpp"
#include "next_phase.hpp"
#include "own_side.hpp"
#include "told.hpp"
#include "views.hpp"
#include "words.hpp"

namespace partner_check::report {

namespace {

using rules::Severity;

// "partner helix": the name of the element in the rule, and what the element is called.
std::string element_text(const Document& document, const std::string& name,
                         const std::string& pointer) {
  const Node* node = find(*document.root, pointer);
  for (const char* key : {"name", "id"})
    if (const Node* label = node == nullptr ? nullptr : node->find(key);
        label != nullptr && label->kind == NodeKind::string)
      return name + " " + shortened(label->text, k_name_bytes);
  const std::string label = called(node);
  return name + " " + (label.empty() ? pointer : label);
}

class Builder {
 public:
  explicit Builder(const Input& input)
      : input_(input), places_(input), own_side_(input.schema), tellers_(input) {}

  Report build() {
    Report report;
    report.subject = subject();
    report.score = input_.score;
    report.gate = input_.gate;
    report.rules = rule_results();
    report.first_line = input_.document.first_line;
    report.data_notes = data_notes(input_, tellers_);
    report.waivers.assign(input_.waivers.begin(), input_.waivers.end());
    report.after_waivers = input_.after_waivers;
    report.regression = regression();
    add_findings(report);
    report.questions = open_questions(input_, places_, own_side_);
    report.views = views(input_, own_side_, report.questions);
    report.gate_questions = deciding(report, &Question::gate);
    report.critical_open = score::gate_facts(input_.outcomes, Severity::critical).size();
    report.provisional = report.critical_open > 0 || !input_.score.dimensions_covered;
    report.grounds = grounds_of(input_, places_, own_side_);
    report.readiness = readiness(report);
    report.next = next_phase_of(
        input_, places_, own_side_,
        [this](const auto& outcome, const auto& found) { return finding(outcome, found); });
    add_next_errors(report);
    report.headline = headline(report);
    report.chains = chains();
    report.factors = input_.factors;
    report.strengths = strengths();
    report.deliveries = deliveries(input_.document, input_.schema);
    return report;
  }

 private:
  [[nodiscard]] std::string text_of(std::string_view field) const {
    const Value& value = input_.facts.field(field);
    if (value.is(ValueKind::string)) return std::string(value.string());
    return value.is(ValueKind::timestamp) ? format_date(value.instant()) : std::string();
  }

  [[nodiscard]] Subject subject() const {
    const profile::SubjectFields& fields = input_.schema.subject();
    return {.file = input_.document.file,
            .name = text_of(fields.name),
            .type = text_of(fields.type),
            .phase = text_of(fields.phase),
            .as_of = text_of(fields.as_of),
            .evaluated_on = input_.evaluated_on,
            .start_date = text_of(fields.start)};
  }

  // The fact to frame: the root where the finding rests on it or on something in it (of an element
  // of a list the fact itself, since the element has no name); else the fact it rests on, one that
  // is missing in truth first.
  [[nodiscard]] std::string framed_pointer(const rules::Finding& found) const {
    const auto& evidence = found.evidence;
    const std::string place = input_.facts.place_of(found.pointer);
    const auto inside = std::ranges::find_if(evidence, [&](const rules::Evidence& fact) {
      return pointer_covers(place, fact.pointer) || pointer_covers(fact.pointer, place);
    });
    if (inside != evidence.end())
      return is_bare(input_.document, find(*input_.document.root, place)) ? inside->pointer : place;
    if (found.lo == Severity::clear) return place;
    for (const rules::Evidence& fact : evidence) {
      const Node* node = find(*input_.document.root, fact.pointer);
      if (node != nullptr &&
          (node->kind == NodeKind::null || (node->kind == NodeKind::boolean && !node->boolean)))
        return fact.pointer;
    }
    return place;
  }

  [[nodiscard]] ReportFinding finding(const rules::Outcome& outcome, const rules::Finding& found) {
    ReportFinding made{.rule = outcome.rule,
                       .lo = found.lo,
                       .hi = found.hi,
                       .reach = found.reach,
                       .title = found.level == nullptr ? outcome.rule->title : found.level->title,
                       .why = found.level == nullptr ? outcome.rule->why : found.level->why,
                       .fix = found.level == nullptr ? outcome.rule->fix : found.level->fix,
                       .message = shortened(found.message, k_text_bytes),
                       .pointer = found.pointer,
                       .error = shortened(found.error, k_text_bytes),
                       .elements = {},
                       .identity = identity(input_.document, own_side_, found),
                       .frame = frame(places_, own_side_, framed_pointer(found),
                                      shortened(found.message, k_text_bytes)),
                       .evidence = found.evidence,
                       .missing = found.missing};
    for (const auto& [name, pointer] : found.elements) {
      made.elements.push_back(element_text(input_.document, name, pointer));
      if (made.shared_elements + 1 == made.elements.size() && !own_side_.covers(pointer))
        ++made.shared_elements;
    }
    for (rules::Evidence& fact : made.evidence) {
      fact.value = own_side_.touches(fact.pointer) && !own_side_.covers(fact.pointer)
                       ? "given"  // with parts for one side's eyes
                       : shortened(fact.value, k_text_bytes);
      fact.by = tellers_.of(fact.pointer);
    }
    made.told_by_one = told_by_one(input_, made.evidence);
    made.own_side = shows_own_side(outcome, found);
    made.waiver = score::covering(input_.waivers, outcome.rule->id, found.lo,
                                  places(input_.document, own_side_, found));
    made.fresh = is_new(*outcome.rule, made.identity);
    return made;
  }

  [[nodiscard]] bool is_new(const rules::Rule& rule, const std::string& identity) const {
    if (input_.changes == nullptr) return false;
    const std::string& at = identity.empty() ? rule.root : identity;
    return std::ranges::any_of(input_.changes->fresh, [&](const score::KnownFinding& fresh) {
      return fresh.rule == rule.id && fresh.at == at;
    });
  }

  [[nodiscard]] std::optional<Regression> regression() const {
    if (input_.changes == nullptr) return std::nullopt;
    Regression regression{
        .known = input_.changes->known, .tenths = input_.changes->tenths_before, .fixed = {}};
    for (const score::KnownFinding& fixed : input_.changes->fixed)
      regression.fixed.push_back(fixed.rule + " " + fixed.at);
    return regression;
  }

  [[nodiscard]] bool shows_own_side(const rules::Outcome& outcome,
                                    const rules::Finding& found) const {
    return own_side_.covers(found.pointer) || own_side_.is_read_by(*outcome.rule) ||
           std::ranges::any_of(found.evidence, [&](const rules::Evidence& fact) {
             return own_side_.covers(fact.pointer);
           });
  }

  [[nodiscard]] std::vector<RuleResult> rule_results() const {
    std::vector<RuleResult> results;
    for (const rules::Outcome& outcome : input_.outcomes) {
      const auto unknown =
          std::ranges::count_if(outcome.findings, [&](const rules::Finding& found) {
            return found.lo == Severity::clear && found.hi == outcome.top;
          });
      results.push_back({outcome.rule, outcome.state, outcome.lo, outcome.hi, outcome.top,
                         outcome.elements, static_cast<std::size_t>(unknown),
                         rules::missing_facts(outcome)});
    }
    return results;
  }

  void add_findings(Report& report) {
    std::map<std::string, std::vector<ReportFinding>> by_rule;
    for (const rules::Outcome& outcome : input_.outcomes)
      for (const rules::Finding& found : outcome.findings) {
        ReportFinding made = finding(outcome, found);
        if (!made.error.empty()) report.errors.push_back(made);
        if (found.lo == Severity::info) report.info.push_back(made);
        if (found.lo < found.hi && found.error.empty()) report.unknown.push_back(made);
        if (found.lo > Severity::info) by_rule[outcome.rule->id].push_back(std::move(made));
      }
    std::ranges::stable_sort(report.unknown, [](const ReportFinding& a, const ReportFinding& b) {
      return a.reach > b.reach;
    });
    for (const score::Gain& gain : input_.score.gains) {
      Remedy remedy{.gain = gain, .findings = {}};
      for (const std::string& rule : gain.rules) {
        std::ranges::move(by_rule[rule], std::back_inserter(remedy.findings));
        by_rule.erase(rule);
      }
      std::ranges::stable_sort(remedy.findings, [](const ReportFinding& a, const ReportFinding& b) {
        return std::pair(a.lo, a.hi) > std::pair(b.lo, b.hi);
      });
      if (!remedy.findings.empty()) report.remedies.push_back(std::move(remedy));
    }
  }

  // Those that decide the gate, or readiness.
  [[nodiscard]] static std::vector<Question> deciding(const Report& report, bool Question::*what) {
    std::vector<Question> questions;
    std::ranges::copy_if(report.questions, std::back_inserter(questions), what);
    return questions;
  }

  [[nodiscard]] std::optional<Readiness> readiness(const Report& report) {
    if (input_.next_phase.empty()) return std::nullopt;
    Readiness readiness{
        .next_phase = input_.next_phase, .blockers = {}, .missing = {}, .days_left = days_left()};
    for (const rules::Outcome& outcome : input_.next_outcomes)
      for (const rules::Finding& found : outcome.findings)
        if (found.lo == Severity::critical) readiness.blockers.push_back(finding(outcome, found));
    std::ranges::stable_sort(readiness.blockers, {},
                             [](const ReportFinding& blocker) { return blocker.rule->root; });
    readiness.missing = deciding(report, &Question::readiness);
    return readiness;
  }

  // A rule that fails only in the next phase is a failed rule all the same.
  void add_next_errors(Report& report) {
    for (const rules::Outcome& outcome : input_.next_outcomes) {
      if (outcome.state != rules::State::error) continue;
      report.readiness->failed.push_back(outcome.rule->id);
      const auto known = std::ranges::any_of(
          report.errors, [&](const ReportFinding& failed) { return failed.rule == outcome.rule; });
      if (known) continue;
      for (const rules::Finding& found : outcome.findings)
        if (!found.error.empty()) report.errors.push_back(finding(outcome, found));
    }
  }

  [[nodiscard]] std::vector<Chain> chains() const {
    std::vector<Chain> chains;
    for (const score::RaisedCompound& raised : input_.score.view(score::View::stated).compounds) {
      Chain chain{raised.compound, {}};
      for (const std::string& rule : raised.feeds) {
        const auto outcome = std::ranges::find(
            input_.outcomes, rule, [](const rules::Outcome& known) { return known.rule->id; });
        const auto worst = std::ranges::max_element(outcome->findings, {}, &rules::Finding::lo);
        chain.links.push_back({rule, worst->level->title});
      }
      chains.push_back(std::move(chain));
    }
    return chains;
  }

  // The weightiest of each dimension first, then the second of each, and so on; nothing that the
  // next phase would raise.
  [[nodiscard]] std::vector<const rules::RuleText*> strengths() const {
    std::vector<const rules::Outcome*> clear;
    for (const rules::Outcome& outcome : input_.outcomes)
      if (outcome.state == rules::State::clear && !outcome.rule->strength.empty() &&
          !raised_next(*outcome.rule))
        clear.push_back(&outcome);
    std::ranges::stable_sort(clear, std::ranges::greater{}, &rules::Outcome::top);
    std::map<std::string_view, std::size_t> seen;  // of each dimension
    std::vector<std::pair<std::size_t, const rules::RuleText*>> ranked;
    for (const rules::Outcome* outcome : clear)
      ranked.emplace_back(seen[outcome->rule->dimension]++, outcome->rule);
    std::ranges::stable_sort(ranked, {}, [](const auto& entry) { return entry.first; });
    std::vector<const rules::RuleText*> strengths;
    for (const auto& [rank, rule] : ranked)
      strengths.push_back(rule);
    return strengths;
  }

  [[nodiscard]] bool raised_next(const rules::Rule& rule) const {
    return std::ranges::any_of(input_.next_outcomes, [&](const rules::Outcome& outcome) {
      return outcome.rule == &rule && outcome.lo > Severity::clear;
    });
  }

  [[nodiscard]] std::optional<int> days_left() const {
    const Value& start = input_.facts.field(input_.schema.subject().start);
    const Value& as_of = input_.facts.field(input_.schema.subject().as_of);
    if (!start.is(ValueKind::timestamp) || !as_of.is(ValueKind::timestamp) ||
        start.instant() < as_of.instant())
      return std::nullopt;
    return static_cast<int>((start.instant().seconds - as_of.instant().seconds) /
                            k_seconds_per_day);
  }

  [[nodiscard]] static std::string headline_without_findings(const Report& report) {
    if (!report.errors.empty())
      return "Nothing found; " + counted(report.errors.size(), "check", "checks") +
             " failed to evaluate.";
    if (!report.unknown.empty())
      return "Nothing found on what is stated; " +
             counted(report.unknown.size(), "check waits", "checks wait") + " for facts.";
    const bool any = std::ranges::any_of(
        report.score.dimensions,
        [](const score::DimensionScore& dimension) { return dimension.applicable > 0; });
    if (!any) return no_rule_words(report.subject) + ".";
    return report.info.empty() ? "No finding; every applicable rule is clear."
                               : "No finding that costs points.";
  }

  // The worst thing that is certain, with how many of its kind there are.
  [[nodiscard]] static std::string headline(const Report& report) {
    if (report.remedies.empty()) return headline_without_findings(report);
    const Severity worst = report.remedies.front().findings.front().lo;
    std::size_t count = 0;
    for (const Remedy& remedy : report.remedies)
      for (const ReportFinding& finding : remedy.findings)
        if (finding.lo == worst) ++count;
    const std::string kind = std::string(name_of(worst)) + " finding";
    const std::string& what = report.remedies.front().findings.front().title;
    return counted(count, kind, kind + "s") + (count == 1 ? ": " : "; the first: ") + what + ".";
  }

  const Input& input_;
  Sources places_;
  OwnSide own_side_;
  Tellers tellers_;
};

}  // namespace

Report build(const Input& input) {
  return Builder(input).build();
}

}  // namespace partner_check::report

// JUnit XML: a suite a profile, a case a rule that applies. There is no standard; this is what the
// schema of Jenkins' xunit plugin and Maven Surefire's agree on. No time is measured, so none is
// given.
#include <algorithm>

#include <fmt/format.h>

#include "partner_check/base/frame.hpp"
#include "partner_check/base/text.hpp"
#include "partner_check/base/version.hpp"

#include "escape.hpp"
#include "formats.hpp"
#include "listing.hpp"
#include "views_words.hpp"
#include "words.hpp"

namespace partner_check::report {

namespace {

using rules::Severity;

enum class Outcome : std::uint8_t { passed, failure, error, skipped };

// Raw.
struct Case {
  std::string name, classname;
  Outcome outcome = Outcome::passed;
  std::string type, message;
  std::string text;  // lines, safe for a terminal
};

using Properties = std::vector<std::pair<std::string, std::string>>;

struct Suite {
  std::string name, file;
  Properties properties;
  std::vector<Case> cases;

  [[nodiscard]] std::size_t count(Outcome outcome) const {
    return static_cast<std::size_t>(std::ranges::count(cases, outcome, &Case::outcome));
  }
};

std::string attribute(std::string_view name, std::string_view value) {
  return fmt::format(" {}=\"{}\"", name, xml_text(value));
}

std::string line(std::string_view label, const std::string& text) {
  return text.empty() ? "" : fmt::format("{}: {}\n", label, terminal_safe(text));
}

std::string with_elements(std::string text, const ReportFinding& finding) {
  for (const std::string& element : finding.elements)
    text += " · " + element;
  return text;
}

std::string waiver_words(const ReportFinding& finding, const Report& report) {
  const score::Waiver& waiver = report.waivers[*finding.waiver].waiver;
  return fmt::format("waived until {} by {}: {}", format_date(waiver.expires), waiver.owner,
                     waiver.reason);
}

// A fact with its question, as far as it is one.
std::string fact_words(const std::string& pointer, const Report& report) {
  const auto question = std::ranges::find(report.questions, pointer, &Question::pointer);
  if (question == report.questions.end()) return pointer;
  const std::string answer = answer_words(*question);
  return fmt::format("{} {}{}", pointer, question->question,
                     answer.empty() ? "" : " (" + answer + ")");
}

// The place alone where the line is not for these readers.
std::string place_text(const Frame& at, const std::string& file) {
  if (at.line.empty())
    return line("at", fmt::format("{}:{}:{}", file, at.place.line, at.place.column)) +
           line("here", at.label);
  return frame(file, at.line, at.place, at.label,
               {.first_line = at.place.line, .cut_before = at.cut, .cut_after = at.cut_after});
}

std::string finding_text(const Listed& listed, const Report& report) {
  const ReportFinding& finding = *listed.finding;
  const std::string_view what =
      listed.as == ListedAs::raised ? name_of(finding.lo) : name_of(listed.as);
  const Frame& at = finding.frame;
  std::string text = terminal_safe(upper(what) + " " + with_elements(finding.title, finding)) +
                     "\n" + place_text(at, file_of(at, report));
  if (listed.as == ListedAs::raised && at.label != finding.message)
    text += line("what", finding.message);
  text += line("told", told_words(finding)) + line("error", finding.error);
  if (finding.reach > finding.lo) text += line("may be", std::string(name_of(finding.reach)));
  for (const std::string& pointer : finding.missing)
    text += line("waits for", fact_words(pointer, report));
  if (finding.waiver) text += line("waiver", waiver_words(finding, report));
  text += line("why", finding.why) + line("fix", finding.fix);
  if (listed.gain != nullptr) text += line("gain", gain_words(*listed.gain));
  return text + line("source", source_words(*finding.rule));
}

// Of the first finding, with how many there are besides.
std::string message_of(const std::string& first, std::size_t count) {
  return count > 1 ? fmt::format("{} (and {} more)", first, count - 1) : first;
}

std::string raised_message(const ReportFinding& finding) {
  return with_elements(finding.message.empty() ? finding.title : finding.message, finding);
}

std::string unknown_message(const ReportFinding& finding) {
  return fmt::format(
      "unknown: may be {}{}", name_of(finding.reach),
      finding.missing.empty() ? "" : ", waits for " + enumerate(finding.missing, "and"));
}

// A failure of the rule weighs most, then what is certain and nobody answers for, then a waiver,
// then what is open: also behind a mere note.
void judge(Case& made, const std::vector<Listed>& findings, const Report& report) {
  const auto decide = [&](Outcome outcome, std::string_view type, auto message, auto matches) {
    if (made.outcome != Outcome::passed) return;
    const auto first = std::ranges::find_if(findings, matches);
    if (first == findings.end()) return;
    made.outcome = outcome;
    made.type = type.empty() ? name_of(first->finding->lo) : type;
    made.message = message_of(message(*first->finding),
                              static_cast<std::size_t>(std::ranges::count_if(findings, matches)));
  };
  decide(
      Outcome::error, "rule-failed", [](const ReportFinding& failed) { return failed.error; },
      [](const Listed& listed) { return listed.as == ListedAs::error; });
  decide(Outcome::failure, "", raised_message, [](const Listed& listed) {
    return listed.finding->lo > Severity::info && !listed.finding->waiver;
  });
  decide(
      Outcome::skipped, "waived",
      [&](const ReportFinding& finding) { return waiver_words(finding, report); },
      [](const Listed& listed) { return listed.finding->waiver.has_value(); });
  decide(Outcome::skipped, "unknown", unknown_message,
         [](const Listed& listed) { return listed.finding->reach > listed.finding->lo; });
}

Case case_of(const rules::RuleText& rule, const std::vector<Listed>& all, const Report& report) {
  Case made{.name = rule.id + " " + rule.title,
            .classname = rule.dimension,
            .type = {},
            .message = {},
            .text = {}};
  std::vector<Listed> findings;
  std::ranges::copy_if(all, std::back_inserter(findings),
                       [&](const Listed& listed) { return listed.finding->rule == &rule; });
  judge(made, findings, report);
  for (const Listed& listed : findings)
    made.text += (made.text.empty() ? "" : "\n") + finding_text(listed, report);
  return made;
}

std::string difference_text(const SaidDifferently& said, const Report& report) {
  std::string text = terminal_safe(said_name(said)) + "\n";
  for (const Word& word : said.words)
    text += line("told", report.views->sides[word.side].name + ": " + word.value) +
            place_text(word.frame, file_of(word.frame, report));
  if (said.words.empty()) text += line("told", std::string(k_withheld));
  return text + line("because", said.because) + line("open", waiting_words(said));
}

// Of one part of the profile: the partners agree on it, or not. It is no failure that they do not.
Case case_of(const SectionAgreement& section, const Report& report) {
  Case made{.name = views_rule().id + " The partners agree: " + section.title,
            .classname = views_rule().dimension,
            .type = {},
            .message = {},
            .text = {}};
  if (section.different == 0) return made;
  made.outcome = Outcome::skipped;
  made.type = "different";
  made.message = counted(section.different, "fact is", "facts are") + " told differently";
  for (const SaidDifferently& said : report.views->differences)
    if (said.section == section.id)
      made.text += (made.text.empty() ? "" : "\n") + difference_text(said, report);
  return made;
}

// Rules that apply, and those that fail in the next phase.
std::vector<const rules::RuleText*> rules_of(const Report& report) {
  std::vector<const rules::RuleText*> rules;
  for (const RuleResult& result : report.rules)
    if (result.state != rules::State::not_applicable) rules.push_back(result.rule);
  for (const ReportFinding& failed : report.errors)
    if (std::ranges::find(rules, failed.rule) == rules.end()) rules.push_back(failed.rule);
  return rules;
}

Properties run_properties(const Run& run) {
  return {{"tool", "partner-check " + std::string(k_version)},
          {"scoring_version", run.scoring_version},
          {"rules_sha256", run.rules_sha256},
          {"policy_sha256", run.policy_sha256},
          {"waivers_sha256", run.waivers_sha256},
          {"exit_code", std::to_string(run.exit_code)}};
}

Properties properties_of(const Report& report, const Run& run) {
  const Subject& subject = report.subject;
  const score::Score& score = report.score;
  const auto number = [&](score::View view) {
    return score.view(view).has_number ? score::tenths_text(score.view(view).tenths) : "";
  };
  Properties all{{"name", subject.name},
                 {"type", subject.type},
                 {"phase", subject.phase},
                 {"as_of", subject.as_of},
                 {"evaluated_on", subject.evaluated_on},
                 {"score", score.band ? number(score::View::stated) : ""},
                 {"band", score.band ? score.band->id : ""},
                 {"proven", number(score::View::proven)},
                 {"possible", number(score::View::possible)},
                 {"coverage", std::to_string(score.coverage_percent)},
                 {"data_notes", notes_words(report)},
                 {"gate", std::string(name_of(report.gate.verdict))}};
  for (const score::GateCheck& check : report.gate.checks)
    all.emplace_back("gate: " + check.name, fmt::format("expected {}, found {}: {}", check.expected,
                                                        check.found, name_of(check.verdict)));
  all.emplace_back("sha256", subject.sha256);
  std::ranges::move(run_properties(run), std::back_inserter(all));
  return all;
}

std::string suite_name(const std::string& file, std::size_t first_line) {
  return first_line > 1 ? fmt::format("{}:{}", file, first_line) : file;
}

Suite suite_of(const Report& report, const Run& run) {
  Suite suite{.name = suite_name(report.subject.file, report.first_line),
              .file = report.subject.file,
              .properties = properties_of(report, run),
              .cases = {}};
  const std::vector<Listed> all = listing(report);
  for (const rules::RuleText* rule : rules_of(report))
    suite.cases.push_back(case_of(*rule, all, report));
  if (report.views)
    for (const SectionAgreement& section : report.views->sections)
      suite.cases.push_back(case_of(section, report));
  return suite;
}

Suite suite_of(const Failure& failure, const Run& run) {
  Case broken{.name = "can be evaluated",
              .classname = "input",
              .outcome = Outcome::error,
              .type = {},
              .message = {},
              .text = {}};
  if (!failure.problems.empty()) {
    broken.type = failure.problems.front().code;
    broken.message = message_of(failure.problems.front().message, failure.problems.size());
  }
  for (const Diagnostic& problem : failure.problems)
    broken.text += to_text(problem);
  return {.name = suite_name(failure.file, failure.first_line),
          .file = failure.file,
          .properties = run_properties(run),
          .cases = {broken}};
}

std::string case_xml(const Case& shown) {
  std::string start = "    <testcase" + attribute("name", shown.name) +
                      attribute("classname", shown.classname) + attribute("time", "0");
  const std::string text = xml_text(shown.text, Newlines::keep);
  const auto around = [&](std::string_view element, const std::string& attributes) {
    return fmt::format("{}>\n      <{}{}>{}</{}>\n    </testcase>\n", start, element, attributes,
                       text, element);
  };
  const std::string why = attribute("message", shown.message) + attribute("type", shown.type);
  switch (shown.outcome) {
    case Outcome::failure: return around("failure", why);
    case Outcome::error: return around("error", why);
    case Outcome::skipped: return around("skipped", why);
    case Outcome::passed: break;
  }
  return shown.text.empty() ? start + "/>\n" : around("system-out", "");
}

std::string suite_xml(const Suite& suite) {
  std::string xml = "  <testsuite" + attribute("name", suite.name) + attribute("file", suite.file) +
                    fmt::format(R"( tests="{}" failures="{}" errors="{}" skipped="{}" time="0">)",
                                suite.cases.size(), suite.count(Outcome::failure),
                                suite.count(Outcome::error), suite.count(Outcome::skipped)) +
                    "\n    <properties>\n";
  for (const auto& [name, value] : suite.properties)
    if (!value.empty())
      xml += "      <property" + attribute("name", name) + attribute("value", value) + "/>\n";
  xml += "    </properties>\n";
  for (const Case& shown : suite.cases)
    xml += case_xml(shown);
  return xml + "  </testsuite>\n";
}

}  // namespace

std::string render_junit(const Run& run, const RenderOptions&) {
  std::string suites;
  std::size_t tests = 0, failures = 0, errors = 0;
  const auto add = [&](const Suite& suite) {
    suites += suite_xml(suite);
    tests += suite.cases.size();
    failures += suite.count(Outcome::failure);
    errors += suite.count(Outcome::error);
  };
  for (const Report& report : run.reports)
    add(suite_of(report, run));
  for (const Failure& failure : run.failures)
    add(suite_of(failure, run));
  return fmt::format(
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      R"(<testsuites name="partner-check" tests="{}" failures="{}" errors="{}" time="0">)"
      "\n{}</testsuites>\n",
      tests, failures, errors, suites);
}

}  // namespace partner_check::report

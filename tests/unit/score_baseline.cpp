// The baseline: what a profile is known by, what is new since, and the file.
#include <deque>

#include <fmt/format.h>

#include "partner_check/score/baseline.hpp"

#include "support/catch.hpp"
#include "unit/score_fixture.hpp"

using namespace partner_check;
using rules::Severity;
using score::KnownFinding;
using score::KnownProfile;

namespace {

// "A /x high" or "A /x low..critical", one a line.
KnownProfile known_as(const std::string& lines, std::optional<int> tenths = 580) {
  KnownProfile made{.tenths = tenths, .findings = {}};
  std::istringstream input(lines);
  for (std::string rule, at, range; input >> rule >> at >> range;) {
    const std::size_t dots = range.find("..");
    const Severity certain = score_fixture::severity(range.substr(0, dots));
    made.findings.push_back(
        {rule, at, certain,
         dots == std::string::npos ? certain : score_fixture::severity(range.substr(dots + 2))});
  }
  return made;
}

std::string text(const std::vector<KnownFinding>& findings) {
  std::string text;
  for (const KnownFinding& known : findings)
    text += fmt::format("{}{} {} {}..{}", text.empty() ? "" : "; ", known.rule, known.at,
                        name_of(known.severity), name_of(known.possible));
  return text;
}

std::string checks(const KnownProfile* before, const KnownProfile& now,
                   std::optional<int> most = {}) {
  std::string text;
  for (const score::GateCheck& check :
       score::check_regression(score::changes(before, now), now, most))
    text += fmt::format("{}{}: {}, {}, {}", text.empty() ? "" : "; ", check.name, check.expected,
                        check.found, name_of(check.verdict));
  return text;
}

Result<score::Baseline> read(const std::string& content) {
  const Document schema_document = score_fixture::embedded("schema/baseline.json");
  const Result<profile::Schema> schema = profile::Schema::compile(schema_document);
  REQUIRE(schema);
  const Result<Document> document = json::read("baseline.json", content);
  REQUIRE(document);
  return score::read_baseline(*document, *schema);
}

}  // namespace

TEST_CASE("a profile is known by its findings from low on, each rule and place once") {
  std::deque<rules::Rule> rules(3);
  std::vector<rules::Outcome> outcomes(3);
  const auto add = [&](std::size_t rule, const std::string& at, Severity lo, Severity hi,
                       Severity reach) {
    rules::Finding& finding = outcomes[rule].findings.emplace_back();
    finding.lo = lo;
    finding.hi = hi;
    finding.reach = reach;
    finding.pointer = at;
  };
  for (std::size_t i = 0; i < 3; ++i) {
    rules[i].id = std::string(1, static_cast<char>('C' - i));
    outcomes[i].rule = &rules[i];
  }
  add(0, "/x", Severity::low, Severity::low, Severity::low);
  add(0, "/x", Severity::clear, Severity::critical, Severity::high);
  add(1, "/y", Severity::info, Severity::info, Severity::info);
  add(2, "/z", Severity::info, Severity::medium, Severity::medium);
  add(2, "/a", Severity::critical, Severity::critical, Severity::critical);
  const auto known = [&](bool enough) {
    score::Score score;
    score.enough_evidence = enough;
    score.views[static_cast<std::size_t>(score::View::stated)].tenths = 443;
    return score::known_profile(
        outcomes, score,
        [](const rules::Outcome&, const rules::Finding& finding) { return finding.pointer; });
  };
  CHECK(text(known(true).findings) ==
        "A /a critical..critical; A /z clear..medium; C /x low..high");
  CHECK(known(true).tenths == 443);
  CHECK_FALSE(known(false).tenths);
}

TEST_CASE("new is what is not known, or more severe than known, certain or possible") {
  struct Row {
    std::string before, now, fresh, fixed;
  };
  for (const Row& row :
       std::vector<Row>{{"A /x high", "A /x high", "", ""},
                        {"A /x high", "A /x low", "", ""},
                        {"A /x low", "A /x medium", "A /x medium..medium", ""},
                        {"A /x low", "A /y low", "A /y low..low", "A /x low..low"},
                        {"A /x low", "B /x low", "B /x low..low", "A /x low..low"},
                        {"A /x low", "", "", "A /x low..low"},
                        {"A /x clear..high", "A /x high", "A /x high..high", ""},
                        {"A /x clear..high", "A /x clear..high", "", ""},
                        {"A /x high", "A /x clear..high", "", ""},
                        {"A /x medium", "A /x clear..high", "A /x clear..high", ""},
                        {"", "A /x clear..low", "A /x clear..low", ""}}) {
    INFO(row.before + " -> " + row.now);
    const KnownProfile before = known_as(row.before);
    const score::Changes changes = score::changes(&before, known_as(row.now));
    CHECK(changes.known);
    CHECK(text(changes.fresh) == row.fresh);
    CHECK(text(changes.fixed) == row.fixed);
  }
}

TEST_CASE("the gate fails on what is new, and on a score that fell further than allowed") {
  const KnownProfile before = known_as("A /x high");
  CHECK(checks(&before, known_as("")) == "new findings since the baseline: 0, 0, pass");
  CHECK(checks(&before, known_as("A /y low A /z high B /x clear..low", 100)) ==
        "new findings since the baseline: 0, 3 (A at 2 places, B possible), fail");
  CHECK(checks(nullptr, known_as("A /x high"), 50) ==
        "new findings since the baseline: 0, 1 (A; the profile is not in the baseline), fail");
  CHECK(checks(nullptr, known_as("")) == "new findings since the baseline: 0, 0, pass");
  const std::string none =
      "new findings since the baseline: 0, 0, pass; score since the baseline: ";
  CHECK(checks(&before, known_as("", 530), 50) == none + "at least 53 (58 less 5), 53, pass");
  CHECK(checks(&before, known_as("", 529), 50) == none + "at least 53 (58 less 5), 52.9, fail");
  CHECK(checks(&before, known_as("", 0), 1000) == none + "at least 0 (58 less 100), 0, pass");
  CHECK(checks(&before, known_as("", std::nullopt), 50) ==
        none + "at least 53 (58 less 5), not enough evidence, cannot_tell");
  const KnownProfile unprinted = known_as("", std::nullopt);
  CHECK(checks(&unprinted, known_as("", 10), 50) == "new findings since the baseline: 0, 0, pass");
}

TEST_CASE("pruning takes out what is gone or milder now, and keeps the better score") {
  KnownProfile known = known_as("A /x high B /y medium C /z clear..high");
  score::prune(known, known_as("A /x low C /z clear..medium D /n high", 600));
  CHECK(text(known.findings) == "A /x low..low; C /z clear..medium");
  CHECK(known.tenths == 600);
  KnownProfile open = known_as("A /x high");
  score::prune(open, known_as("A /x clear..high"));
  CHECK(text(open.findings) == "A /x high..high");
  score::prune(known, known_as("A /x high", 500));
  CHECK(text(known.findings) == "A /x low..low");
  CHECK(known.tenths == 600);
  score::prune(known, known_as("", std::nullopt));
  CHECK(known.tenths == 600);
}

TEST_CASE("adding takes in what is new and the score of now, but no critical finding") {
  KnownProfile known = known_as("B /y medium");
  const auto criticals =
      score::add(known, known_as("A /x high B /y high C /c critical D /d clear..critical", 400));
  CHECK(text(known.findings) == "A /x high..high; B /y high..high; D /d clear..critical");
  CHECK(text(criticals) == "C /c critical..critical");
  CHECK(known.tenths == 400);
}

TEST_CASE("a baseline is read as it was written, in the same bytes") {
  const score::Baseline baseline{{"b.json", known_as("A /x low..high B /y medium", 443)},
                                 {"a \"x\".json", known_as("", std::nullopt)}};
  const std::string written = score::write_baseline(baseline);
  const auto again = read(written);
  REQUIRE(again);
  CHECK(score::write_baseline(*again) == written);
  CHECK(again->at("b.json").tenths == 443);
  CHECK(text(again->at("b.json").findings) == "A /x low..high; B /y medium..medium");
  CHECK_FALSE(again->at("a \"x\".json").tenths);
}

TEST_CASE("a baseline with a critical finding is refused") {
  const auto baseline = read(
      R"({"version": "1", "profiles": {"p.json": {"score": 1.5, "findings":
[{"rule": "A", "at": "/x", "severity": "critical", "possible": "critical"}]}}})");
  REQUIRE_FALSE(baseline);
  CHECK(baseline.problems().front().code == "not-allowed");
  CHECK(baseline.problems().front().pointer == "/profiles/p.json/findings/0/severity");
  CHECK(baseline.problems().front().place);
}

#include "alerts.hpp"

#include <algorithm>
#include <filesystem>

#include <fmt/format.h>

#include "partner_check/base/sha256.hpp"
#include "partner_check/base/text.hpp"
#include "partner_check/base/utf8.hpp"

#include "views_words.hpp"
#include "words.hpp"

namespace partner_check::report {

namespace {

using rules::Severity;

bool decides_gate(const ReportFinding& finding, const score::Gate& gate) {
  return std::ranges::any_of(gate.facts, [&](const score::GateFact& fact) {
    return std::ranges::find(finding.missing, fact.pointer) != finding.missing.end() &&
           std::ranges::find(fact.rules, finding.rule->id) != fact.rules.end();
  });
}

class Collector {
 public:
  explicit Collector(Waived waived) : waived_(waived) {}

  void add(const Report& report) {
    for (const Remedy& remedy : report.remedies)
      for (const ReportFinding& finding : remedy.findings)
        add(report, finding, Certainty::certain, report.score.band ? &remedy.gain : nullptr);
    if (report.views) add(report, *report.views);
    for (const ReportFinding& finding : report.info)
      add(report, finding, Certainty::certain, nullptr);
    for (const ReportFinding& finding : report.unknown)
      if (finding.lo == Severity::clear && decides_gate(finding, report.gate))
        add(report, finding, Certainty::open, nullptr);
  }

  std::vector<Alert> worst_first() && {
    std::ranges::stable_sort(alerts_, std::ranges::greater{}, [](const Alert& alert) {
      const bool open = alert.certainty == Certainty::open;
      return std::pair(open ? Severity::high : alert.severity(), !open);
    });
    return std::move(alerts_);
  }

 private:
  void add(const Report& report, const ReportFinding& finding, Certainty certainty,
           const score::Gain* gain) {
    const Subject& subject = report.subject;
    std::string name = fingerprints_.next(
        {finding.rule->id, subject.name.empty() ? subject.file : subject.name, finding.identity});
    if (finding.waiver && certainty == Certainty::certain && waived_ == Waived::left_out) return;
    alerts_.push_back({&report, &finding, gain, certainty, std::move(name)});
  }

  void add(const Report& report, const Views& views) {
    for (const SaidDifferently& said : views.differences) {
      const auto made = std::make_shared<const ReportFinding>(as_finding(said, views));
      add(report, *made, Certainty::certain, nullptr);
      alerts_.back().said = &said;
      alerts_.back().made = made;
    }
  }

  Waived waived_;
  std::vector<Alert> alerts_;
  Fingerprints fingerprints_;
};

std::string full_stop(std::string text) {
  if (!text.empty() && std::string_view(".!?").find(text.back()) == std::string_view::npos)
    text += '.';
  return text;
}

bool same_words(std::string_view a, std::string_view b) {
  return upper(a) == upper(b);
}

// "/contract (Is there a contract? legal counsel, 5 min)".
std::string fact_words(const std::string& pointer, const Report& report) {
  const auto question = std::ranges::find(report.gate_questions, pointer, &Question::pointer);
  if (question == report.gate_questions.end()) return pointer;
  const std::string answer = answer_words(*question);
  return fmt::format("{} ({}{}{})", pointer, question->question, answer.empty() ? "" : " ", answer);
}

std::size_t utf16_length(std::string_view text) {
  std::size_t units = 0;
  for_each_code_point(text, [&](const CodePoint& point) { units += point.value > 0xffff ? 2 : 1; });
  return units;
}

}  // namespace

std::string Fingerprints::next(const std::vector<std::string>& parts) {
  constexpr std::size_t k_digits = 32;
  std::string name;
  for (const std::string& part : parts)
    name += part + '\0';
  const std::string hash = sha256_hex(name).substr(0, k_digits);
  return fmt::format("{}:{}", hash, ++seen_[hash]);
}

Severity Alert::severity() const {
  return certainty == Certainty::certain ? finding->lo : finding->reach;
}

std::vector<Alert> alerts(const Run& run, Waived waived) {
  Collector collector(waived);
  for (const Report& report : run.reports)
    collector.add(report);
  return std::move(collector).worst_first();
}

std::string alert_title(const Alert& alert) {
  std::string title = alert.certainty == Certainty::open ? "Cannot tell: " : "";
  title += alert.finding->title;
  for (const std::string& element : alert.finding->elements)
    title += " · " + element;
  return title;
}

std::vector<std::string> alert_sentences(const Alert& alert) {
  const ReportFinding& finding = *alert.finding;
  if (alert.certainty == Certainty::open) {
    std::vector<std::string> facts;
    for (const std::string& pointer : finding.missing)
      facts.push_back(fact_words(pointer, *alert.report));
    return {fmt::format("The gate waits for it: it may be {}.", name_of(finding.reach)),
            full_stop("To be stated: " + join(facts, ", "))};
  }
  std::vector<std::string> sentences;
  if (!finding.message.empty() && !same_words(finding.message, finding.title))
    sentences.push_back(full_stop("Found: " + finding.message));
  if (const std::string told = told_words(finding); !told.empty())
    sentences.push_back(full_stop("A" + told.substr(1)));
  if (finding.reach > finding.lo)
    sentences.push_back(fmt::format("It may be {}.", name_of(finding.reach)));
  sentences.push_back(full_stop("Fix: " + finding.fix));
  if (alert.gain != nullptr) sentences.push_back(full_stop("Gain: " + gain_words(*alert.gain)));
  return sentences;
}

std::vector<Breakdown> breakdowns(const Run& run) {
  std::vector<Breakdown> all;
  for (const Failure& failure : run.failures)
    for (const Diagnostic& problem : failure.problems)
      all.push_back(
          {.gravity = problem.gravity,
           .code = problem.code,
           .text = full_stop(problem.message + (problem.hint.empty() ? "" : "; " + problem.hint)),
           .file = problem.file.empty() ? failure.file : problem.file,
           .pointer = problem.pointer,
           .line = problem.place ? problem.place->line : failure.first_line});
  for (const Report& report : run.reports)
    for (const ReportFinding& failed : report.errors)
      all.push_back({.code = "rule-failed",
                     .text = full_stop("Rule " + failed.rule->id + " failed: " + failed.error),
                     .file = file_of(failed.frame, report),
                     .pointer = failed.rule->id + failed.pointer,
                     .line = failed.frame.place.line,
                     .failed = &failed});
  return all;
}

std::string short_text(std::string_view text, std::size_t characters) {
  std::string safe = terminal_safe(text);
  std::size_t count = 0, bytes = 0, kept = 0;  // kept: bytes of all but the last that may stay
  for_each_code_point(safe, [&](const CodePoint& point) {
    bytes += point.taken;
    if (++count < characters) kept = bytes;
  });
  return count <= characters ? safe : safe.substr(0, kept) + "…";
}

std::string repository_path(const std::string& file) {
  if (file == "-") return "standard-input";
  return std::filesystem::path(file).lexically_normal().generic_string();
}

std::optional<Columns> utf16_columns(const Frame& frame) {
  const std::size_t before = frame.place.column - 1;
  const std::string_view line = frame.line;
  if (frame.cut > 0 || before >= line.size()) return std::nullopt;
  Columns columns{1 + utf16_length(line.substr(0, before)), std::nullopt};
  if (before + frame.place.length <= line.size())
    columns.end = columns.start + utf16_length(line.substr(before, frame.place.length));
  return columns;
}

}  // namespace partner_check::report

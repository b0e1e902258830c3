#include "partner_check/report/joint.hpp"

namespace partner_check::report {

namespace {

void clear(Frame& frame) {
  frame.line.clear();
  frame.cut = frame.cut_after = 0;
}

void redact(ReportFinding& finding) {
  if (finding.own_side || finding.frame.own_side) clear(finding.frame);
  if (!finding.own_side) return;
  finding.message.clear();
  finding.error = finding.error.empty() ? "" : "the rule failed to evaluate";
  if (!finding.frame.missing) finding.frame.label.clear();  // the message
  if (finding.elements.size() > finding.shared_elements)
    finding.elements.resize(finding.shared_elements);
  finding.evidence.clear();
  finding.told_by_one.clear();
}

void redact(Question& question) {
  if (question.frame.own_side || question.own_side) clear(question.frame);
  if (question.own_side) question.about.clear();
}

void redact(std::vector<ReportFinding>& findings) {
  for (ReportFinding& finding : findings)
    redact(finding);
}

void redact(std::vector<Question>& questions) {
  for (Question& question : questions)
    redact(question);
}

// Whether a ground holds may be all that a private fact says.
void redact(Grounds& grounds) {
  grounds.withheld =
      std::erase_if(grounds.all, [](const ReportGround& ground) { return ground.own_side; });
  for (ReportGround& ground : grounds.all) {
    if (ground.frame.own_side) clear(ground.frame);
    if (!ground.error.empty()) ground.error = "the rule failed to evaluate";
    redact(ground.questions);
  }
}

void redact(NextPhase& next) {
  for (auto* findings : {&next.blockers, &next.added})
    redact(*findings);
  for (LeftOver& left : next.left_over)
    redact(left.findings);
  redact(next.missing);
}

// That the partners differ stays, and on which field.
void redact(Views& views) {
  for (SaidDifferently& said : views.differences) {
    if (said.own_side) {
      said.entries.resize(said.shared_entries);
      said.words.clear();
    }
    for (Word& word : said.words)
      if (word.frame.own_side) clear(word.frame);
    if (!said.because.empty()) said.because = "they cannot be true together";
  }
}

void redact(Report& report) {
  for (Remedy& remedy : report.remedies)
    redact(remedy.findings);
  for (auto* findings : {&report.info, &report.unknown, &report.errors})
    redact(*findings);
  for (auto* questions : {&report.questions, &report.gate_questions})
    redact(*questions);
  if (report.readiness) {
    redact(report.readiness->blockers);
    redact(report.readiness->missing);
  }
  if (report.grounds) redact(*report.grounds);
  if (report.next) redact(*report.next);
  if (report.views) redact(*report.views);
  for (score::WaiverUse& use : report.waivers) {
    use.waiver.reason = "for the eyes of one side";
    use.waiver.ticket.clear();
  }
  std::erase_if(report.deliveries, [](const Delivery& delivery) { return delivery.own_side; });
}

}  // namespace

void for_joint(Diagnostics& problems) {
  for (Diagnostic& problem : problems) {
    if (!problem.place) continue;  // not about what the input says
    problem.excerpt.clear();
    problem.message = "what is wrong here is for the eyes of the side that wrote the profile";
    problem.hint = "check the profile without --audience joint";
  }
}

Run for_joint(Run run) {
  run.audience = Audience::joint;
  for (Report& report : run.reports)
    redact(report);
  for (Failure& failure : run.failures)
    for_joint(failure.problems);
  return run;
}

}  // namespace partner_check::report

// Branches of a rule's conditions that no case reaches.
#include "partner_check/cel/coverage.hpp"

#include <map>

#include "partner_check/base/text.hpp"

#include "expression.hpp"
#include "prepared_case.hpp"

namespace partner_check::rules {

namespace {

class Watch : public Witness {
 public:
  void asked(const cel::Program&, const Level*, std::span<const Value>) override {}
  void closed(Fate, ElementPointers, const Finding*) override {}

  std::span<cel::Seen> watches(const cel::Program& program) override {
    std::vector<cel::Seen>& seen = seen_[&program];
    seen.resize(program.ast().nodes.size());
    return seen;
  }

  const std::vector<cel::Seen>& seen(const cel::Program& program) {
    watches(program);
    return seen_.at(&program);
  }

 private:
  std::map<const cel::Program*, std::vector<cel::Seen>> seen_;
};

// The source of a node on one line.
std::string one_line(std::string_view source) {
  std::string text;
  for (const char c : source) {
    const bool space = c == ' ' || (c >= '\t' && c <= '\r');
    if (!space)
      text += c;
    else if (!text.ends_with(' '))
      text += ' ';
  }
  return text;
}

Gap gap_of(const Tested& tested, const cel::AstNode& node, std::string never) {
  constexpr std::size_t k_width = 60;
  const std::string part = one_line(tested.program->ast().text(node));
  Diagnostic problem{.code = "branch-not-reached",
                     .message = "`" + cut_to_width(part, k_width) + "` is never " + never,
                     .within = Diagnostic::Within{node.begin, node.end - node.begin}};
  move_to_line(problem, *tested.node, tested.pointer);
  std::string pointer = problem.pointer;
  return {std::move(pointer), part, std::move(never), "", std::move(problem)};
}

// What is never reached is one gap, whatever branches are in it.
void add_gaps(const Tested& tested, const std::vector<cel::Seen>& seen, Coverage& coverage) {
  const cel::Ast& ast = tested.program->ast();
  std::uint32_t skipped_to = 0;  // end of the last part that was not reached
  for (const cel::Branch& branch : cel::branches_of(ast)) {
    ++coverage.branches;
    if (cel::taken(branch, seen)) {
      ++coverage.reached;
      continue;
    }
    const cel::AstNode& node = ast[branch.node];
    if (node.end <= skipped_to) continue;
    const bool reached = seen[branch.node].reached;
    if (!reached) skipped_to = node.end;
    const char* never = !reached ? "reached" : branch.way == cel::Way::is_true ? "true" : "false";
    coverage.gaps.push_back(gap_of(tested, node, never));
  }
}

}  // namespace

Coverage coverage_of(Rule& rule, const Document& document, const PreparedCases& cases) {
  Watch watch;
  for (const PreparedCase& one : cases)
    (void)one.outcome(rule, &watch);
  Coverage coverage;
  for (const Tested& tested : tested_expressions(rule, document))
    add_gaps(tested, watch.seen(*tested.program), coverage);
  return coverage;
}

}  // namespace partner_check::rules

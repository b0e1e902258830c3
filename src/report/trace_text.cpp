#include "trace_text.hpp"

#include <algorithm>
#include <set>
#include <tuple>

#include <fmt/format.h>

#include "partner_check/base/text.hpp"

#include "explain_words.hpp"
#include "words.hpp"

namespace partner_check::report {

namespace {

using cel::Op;
using cel::Trace;
using Part = cel::Trace::Part;

constexpr std::size_t k_answer = 10;  // columns: "(unknown) "
constexpr std::size_t k_step = 2;     // of indentation
constexpr std::size_t k_narrowest = 24;
constexpr std::size_t k_value = 60;  // columns of a value

bool is_logic(const Trace& trace) {
  return trace.part == Part::operation &&
         (trace.op == Op::logical_and || trace.op == Op::logical_or);
}

// One that was traced to its end: when the budget runs out, parts have no children.
bool is_loop(const Trace& trace) {
  return trace.part == Part::operation && !trace.children.empty() && cel::is_loop(trace.op);
}

bool is_negation(const Trace& trace) {
  return trace.part == Part::operation && trace.op == Op::logical_not && !trace.children.empty();
}

// Without branches of its own: one line, and the facts below it.
bool is_leaf(const Trace& trace) {
  if (trace.part == Part::operand) return true;
  if (is_negation(trace)) return is_leaf(trace.children.front());
  return !is_logic(trace) && !is_loop(trace) && trace.op != Op::conditional && trace.op != Op::bind;
}

bool is_computed(const Trace& trace) {
  return trace.part != Part::operand && trace.op != Op::literal;
}

std::string_view loop_words(Op op, bool negated) {
  switch (op) {
    case Op::all: return negated ? "not every" : "every";
    case Op::exists: return negated ? "no" : "some";
    case Op::exists_one: return negated ? "not exactly one" : "exactly one";
    case Op::share: return "the share of";
    case Op::filter: return "those";
    default: return "for each";
  }
}

class TreeText {
 public:
  TreeText(const Ground& ground, Reach reach, Told& told)
      : ground_(ground), reach_(reach), told_(told) {}

  // `lead` stands before the text of the node.
  void node(const Trace& trace, std::size_t depth, std::string_view lead = {}) {
    if (!trace.decides && reach_ == Reach::decisive) return;
    if (!trace.decides && !in_full()) return aside(trace, depth, lead);
    if (is_loop(trace)) return loop(trace, trace, depth, lead);
    if (is_negation(trace) && is_loop(trace.children.front()))
      return loop(trace, trace.children.front(), depth, lead);
    if (is_leaf(trace)) return leaf(trace, depth, lead);
    if (const Trace* side = only_side(trace)) return node(*side, depth, lead);
    line(trace, depth, std::string(lead) + std::string(heading(trace)));
    for (std::size_t i = 0; i < trace.children.size(); ++i)
      node(trace.children[i], depth + 1, branch_lead(trace, i));
  }

  std::string text;

 private:
  [[nodiscard]] bool in_full() const { return ground_.options.detail == Detail::all; }

  // Of && and || the side that alone is shown; nullptr if there are several.
  [[nodiscard]] const Trace* only_side(const Trace& trace) const {
    if (!is_logic(trace) || reach_ == Reach::with_asides) return nullptr;
    if (std::ranges::count(trace.children, true, &Trace::decides) != 1) return nullptr;
    return &*std::ranges::find(trace.children, true, &Trace::decides);
  }

  static std::string_view heading(const Trace& trace) {
    switch (trace.op) {
      case Op::logical_and: return "all of these:";
      case Op::logical_or: return "at least one of these:";
      case Op::logical_not: return "not:";
      case Op::conditional: return "it depends:";
      default: return "with a shorthand:";  // bind
    }
  }

  static std::string branch_lead(const Trace& trace, std::size_t child) {
    if (trace.op == Op::bind && child == 0) return std::string(trace.variable) + " stands for ";
    if (trace.op != Op::conditional) return {};
    return child == 0 ? "if " : child == 1 ? "then " : "otherwise ";
  }

  // What did not decide, in one line.
  void aside(const Trace& trace, std::size_t depth, std::string_view lead) {
    const std::size_t room = width(depth) - k_step;
    line(trace, depth, cut_to_width(std::string(lead) + one_line(trace.text), room));
  }

  void leaf(const Trace& trace, std::size_t depth, std::string_view lead) {
    const bool is_missing = trace.part == Part::operand && trace.value.origin != nullptr &&
                            trace.value.is(ValueKind::unknown);
    if (is_missing) return not_stated(std::string(truth_of(trace.value)), trace, depth, lead);
    const Value* fact = fact_told_by(trace);
    line(trace, depth, std::string(lead) + one_line(trace.text),
         fact != nullptr ? new_place(*fact) : "");
    if (fact == nullptr) facts(trace, depth + 1);
  }

  // The value that the answer alone tells: of `a.open`, and of `a.date == null` if it is null or
  // too much to print.
  static const Value* fact_told_by(const Trace& trace) {
    if (trace.part == Part::operand)
      return trace.value.is(ValueKind::boolean) ? &trace.value : nullptr;
    const bool equality = trace.op == Op::equal || trace.op == Op::not_equal;
    if (!equality || trace.children.size() != 2) return nullptr;
    const auto& [fact, with] = std::tie(trace.children[0], trace.children[1]);
    const bool told = fact.value.is(ValueKind::null) || fact.value.is(ValueKind::record);
    return fact.part == Part::operand && with.value.is(ValueKind::null) && told ? &fact.value
                                                                                : nullptr;
  }

  // Below a line: what was compared, the facts read, the loops within.
  void facts(const Trace& trace, std::size_t depth, std::set<std::string> seen = {}) {
    comparison(trace, depth);
    if (trace.value.is(ValueKind::error))
      plain(depth, "it failed: " + std::string(trace.value.error->message));
    std::vector<const Trace*> loops;
    operands(trace, depth, seen, loops);
    for (const Trace* loop_within : loops)
      node(*loop_within, depth);
  }

  // "173 days > 90 days", if a side had to be worked out.
  void comparison(const Trace& trace, std::size_t depth) {
    if (trace.op < Op::equal || trace.op > Op::greater_equal || trace.children.size() != 2) return;
    const Trace& left = trace.children[0];
    const Trace& right = trace.children[1];
    if (!trace.value.is(ValueKind::boolean) || (!is_computed(left) && !is_computed(right))) return;
    plain(depth, fmt::format("that is {} {} {}", short_value(left.value), cel::symbol_of(trace.op),
                             short_value(right.value)));
  }

  void operands(const Trace& trace, std::size_t depth, std::set<std::string>& seen,
                std::vector<const Trace*>& loops) {
    if (is_loop(trace)) return loops.push_back(&trace);
    if (trace.part == Part::operand && seen.insert(one_line(trace.text)).second)
      operand(trace, depth);
    for (const Trace& child : trace.children)
      if (child.decides || in_full()) operands(child, depth, seen, loops);
  }

  void operand(const Trace& trace, std::size_t depth) {
    if (trace.value.is(ValueKind::unknown) && trace.value.origin != nullptr)
      return not_stated("", trace, depth, "");
    const std::string name = one_line(trace.text);
    plain(depth, name + " = " + short_value(trace.value) + parameter_words(name),
          new_place(trace.value));
  }

  void not_stated(const std::string& answer, const Trace& trace, std::size_t depth,
                  std::string_view lead) {
    const std::string where = new_place(trace.value);
    put(answer, depth, std::string(lead) + one_line(trace.text) + ": not stated", where);
    const auto field = ground_.explained.schema.describe(pointer_of(trace.value.origin));
    if (where.empty() || !field || field->question.empty()) return;
    const std::string asking = answer_words(field->asks, field->minutes);
    plain(depth + 1, "? " + field->question + (asking.empty() ? "" : " (" + asking + ")"));
  }

  // " times the rhythm, not the default" of `params.late`.
  [[nodiscard]] std::string parameter_words(std::string_view name) const {
    constexpr std::string_view k_params = "params.";
    if (!name.starts_with(k_params)) return {};
    const auto& parameters = ground_.explained.trace.outcome.rule->parameters;
    const auto found =
        std::ranges::find(parameters, name.substr(k_params.size()), &rules::Parameter::name);
    if (found == parameters.end()) return {};
    return (found->unit.empty() ? "" : " " + found->unit) +
           (found->is_default ? "" : ", not the default");
  }

  // `whole` is the loop or its negation.
  void loop(const Trace& whole, const Trace& loop, std::size_t depth, std::string_view lead) {
    const auto first = std::ranges::find(loop.children, Part::element, &Trace::part);
    const bool simple = first != loop.children.end() && first->children.size() == 1 &&
                        is_leaf(first->children.front());
    const std::string key = loop.key_variable.empty() ? "" : std::string(loop.key_variable) + ", ";
    std::string head = fmt::format("{}{} {}{} in {}", lead, loop_words(loop.op, &whole != &loop),
                                   key, loop.variable, one_line(loop.children.front().text));
    if (simple) head += fmt::format(": {}", one_line(first->children.front().text));
    line(whole, depth, head);
    if (first == loop.children.end() || loop.children.front().decides) range(loop, depth + 1);
    for (auto child = first; child != loop.children.end(); ++child)
      element(*child, depth + 1, simple);
    if (loop.more > 0) plain(depth + 1, fmt::format("and {} more", loop.more));
  }

  // The list that a loop runs over, where it says more than its elements.
  void range(const Trace& loop, std::size_t depth) {
    const Trace& range = loop.children.front();
    if (range.op != Op::literal && range.op != Op::list) facts(range, depth);
  }

  void element(const Trace& trace, std::size_t depth, bool simple) {
    if (!trace.decides && reach_ == Reach::decisive) return;
    const std::string pointer = pointer_of(trace.value.origin);
    std::string label = label_of(pointer, ground_.explained.document);
    if (label.empty()) label = short_value(trace.value);
    std::string said = fmt::format("{} = {}", trace.variable, label);
    if (!trace.key_variable.empty())
      said = fmt::format("{} = {}, {}", trace.key_variable, short_value(trace.key), said);
    const std::string_view answer = truth_of(trace.children.front().value);
    put(answer.empty() || trace.decides ? std::string(answer) : fmt::format("({})", answer), depth,
        said, new_place(trace.value));
    for (const Trace& child : trace.children)
      if (!simple)
        node(child, depth + 1);
      else
        facts(child, depth + 1, {std::string(trace.variable), std::string(trace.key_variable)});
  }

  // Where a value stands; "" if nowhere, or if it was told before.
  std::string new_place(const Value& value) {
    const std::string pointer = pointer_of(value.origin);
    if (pointer.empty() || !told_.pointers.insert(pointer).second) return {};
    return place_words(pointer, ground_.places);
  }

  static std::string short_value(const Value& value) { return cut_to_width(brief(value), k_value); }

  [[nodiscard]] std::size_t width(std::size_t depth) const {
    const std::size_t before = 2 + k_answer + k_step * depth;
    return std::max(ground_.options.width, before + k_narrowest) - before;
  }

  // A node's line: its answer, in parentheses if it did not decide.
  void line(const Trace& trace, std::size_t depth, const std::string& said,
            const std::string& where = {}) {
    std::string answer(truth_of(trace.value));
    if (!trace.decides && answer == "error") answer = "skipped";  // a guard before it kept it out
    if (!trace.decides && !answer.empty()) {
      answer = "(" + answer + ")";
      told_.asides = true;
    }
    put(answer, depth, said, where);
  }

  void plain(std::size_t depth, const std::string& said, const std::string& where = {}) {
    put("", depth, said, where);
  }

  // The place stands behind what is said if there is room, else on a line of its own.
  void put(const std::string& answer, std::size_t depth, const std::string& said,
           const std::string& where) {
    const std::string whole = said + " (" + where + ")";
    const bool fits = display_width(terminal_safe(whole)) <= width(depth) - k_step;
    put_lines(answer, depth, where.empty() || !fits ? said : whole);
    if (!where.empty() && !fits) put_lines("", depth + 1, where);
  }

  void put_lines(const std::string& answer, std::size_t depth, std::string_view said) {
    const std::string indent(k_step * depth, ' ');
    bool first = true;
    for (const std::string& part : wrap(terminal_safe(said), width(depth) - k_step)) {
      const std::string padded = fmt::format("  {:<{}}", first ? answer : "", k_answer);
      text += first ? painted(answer, padded) + indent + part + "\n"
                    : padded + indent + std::string(k_step, ' ') + part + "\n";
      first = false;
    }
  }

  [[nodiscard]] std::string painted(std::string_view answer, const std::string& padded) const {
    if (answer.starts_with('(')) return ground_.paint(Ink::dim, padded);
    if (answer == "unknown") return ground_.paint(Ink::yellow, padded);
    if (answer == "error") return ground_.paint(Ink::red, padded);
    return answer.empty() ? padded : ground_.paint(Ink::bold, padded);
  }

  const Ground& ground_;
  Reach reach_;
  Told& told_;
};

}  // namespace

std::string tree_text(const cel::Trace& trace, const Ground& ground, Reach reach, Told& told) {
  TreeText tree(ground, reach, told);
  tree.node(trace, 0);
  return std::move(tree.text);
}

}  // namespace partner_check::report

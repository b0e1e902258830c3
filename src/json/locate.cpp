#include "partner_check/json/locate.hpp"

#include <algorithm>
#include <span>
#include <vector>

#include "partner_check/base/frame.hpp"
#include "partner_check/base/pointer.hpp"

#include "scan.hpp"

namespace partner_check::json {
namespace {

// A pointer that somebody asks for, and the nearest value to it that exists.
struct Target {
  explicit Target(std::string_view pointer) : steps(pointer_steps(pointer)) {}

  std::vector<std::string> steps;
  std::size_t reached = 0;  // as many steps exist
  const Node* node = nullptr;
  std::optional<Span> key{};
  Span value{};

  [[nodiscard]] bool exact() const { return reached == steps.size(); }
};

// Walks the text and the nodes side by side and finds all targets on one way, as far as the last
// of them. Recursion is as deep as the longest pointer that exists.
class Finder {
 public:
  explicit Finder(const Document& document) : document_(document), tokens_(document.text) {}

  void find(std::span<Target> targets) {
    std::vector<Target*> wanted;
    for (Target& target : targets)
      wanted.push_back(&target);
    std::sort(wanted.begin(), wanted.end(),
              [](const Target* a, const Target* b) { return a->steps < b->steps; });
    missing_ = wanted.size();
    visit(*document_.root, std::nullopt, 0, wanted);
  }

 private:
  using Targets = std::span<Target*>;  // sorted by steps

  // The value at hand; all of `wanted` (not empty) share the first `depth` steps, which lead here.
  void visit(const Node& node, std::optional<Span> key, std::size_t depth, Targets wanted) {
    const Span opening = take();
    for (Target* target : wanted) {
      target->reached = depth;
      target->node = &node;
      target->key = key;
      target->value = opening;
    }
    const auto deeper = std::find_if(wanted.begin(), wanted.end(),
                                     [=](const Target* t) { return t->steps.size() > depth; });
    if (deeper == wanted.end() || node.size == 0) {
      skip_from(opening);
    } else {
      visit_children(node, depth, {deeper, wanted.end()});
    }
    for (Target* target : wanted) {
      if (target->reached != depth) continue;
      target->value.end = last_.end;
      --missing_;
    }
  }

  void visit_children(const Node& node, std::size_t depth, Targets wanted) {
    for (std::size_t i = 0; i < node.size && missing_ > 0; ++i) {
      const Node& child = node.children()[i];
      std::optional<Span> key;
      if (node.kind == NodeKind::object) {
        key = take();
        take();  // the colon
      }
      const Targets here = wanted_at(key ? child.key : std::to_string(i), depth, wanted);
      here.empty() ? skip_from(take()) : visit(child, key, depth + 1, here);
      take();  // a comma or the closing bracket
    }
  }

  static Targets wanted_at(std::string_view step, std::size_t depth, Targets wanted) {
    const auto begin = std::partition_point(
        wanted.begin(), wanted.end(), [&](const Target* t) { return t->steps[depth] < step; });
    const auto end = std::partition_point(begin, wanted.end(),
                                          [&](const Target* t) { return t->steps[depth] == step; });
    return {begin, end};
  }

  // To the end of the value that begins with this token.
  void skip_from(Span token) {
    for (std::size_t open = 0;; token = take()) {
      const char first = document_.text[token.begin];
      if (first == '{' || first == '[') ++open;
      if (first == '}' || first == ']') --open;
      if (open == 0) return;
    }
  }

  Span take() { return last_ = tokens_.next(); }

  const Document& document_;
  Tokens tokens_;
  Span last_{};
  std::size_t missing_ = 0;
};

// A list element and the whole document have no name: their first bracket, or a scalar, stands for
// it.
Span span_of(const Target& target, Part part) {
  if (target.key && part == Part::key) return *target.key;
  if (target.key && part == Part::member) return {target.key->begin, target.value.end};
  const bool container =
      target.node->kind == NodeKind::array || target.node->kind == NodeKind::object;
  if (container && part == Part::key) return {target.value.begin, target.value.begin + 1};
  return target.value;
}

Place place_of(const Target& target, Part part, Lines& lines) {
  return lines.place(span_of(target, target.exact() ? part : Part::key));
}

Place place_within(const Target& target, Diagnostic::Within within, std::string_view text,
                   Lines& lines) {
  if (!target.exact() || target.node->kind != NodeKind::string)
    return place_of(target, Part::value, lines);
  const std::size_t closing_quote = target.value.end - 1;
  const std::size_t end = within.offset + std::max<std::size_t>(within.length, 1);
  Span found{target.value.begin + 1, closing_quote + 1};
  std::size_t decoded = 0;
  for (std::size_t at = found.begin; at < closing_quote && decoded < end;) {
    const Unit unit = next_unit(text.substr(at, closing_quote - at));
    at += unit.size;
    decoded += unit.decoded_size;
    (decoded <= within.offset ? found.begin : found.end) = at;
  }
  return lines.place(found);
}

}  // namespace

Located locate(const Document& document, std::string_view pointer, Part part) {
  Target target(pointer);
  Finder(document).find({&target, 1});
  Lines lines(document.text, document.first_line);
  for (std::size_t left = target.steps.size(); left > target.reached; --left)
    pointer = pointer_parent(pointer);
  return {place_of(target, part, lines), std::string(pointer), target.exact()};
}

Place locate_within(const Document& document, std::string_view pointer, Diagnostic::Within within) {
  Target target(pointer);
  Finder(document).find({&target, 1});
  Lines lines(document.text, document.first_line);
  return place_within(target, within, document.text, lines);
}

void place_all(const Document& document, Diagnostics& problems) {
  std::vector<Diagnostic*> unplaced;
  std::vector<Target> targets;
  for (Diagnostic& problem : problems) {
    if (!problem.file.empty() || problem.place) continue;
    unplaced.push_back(&problem);
    targets.emplace_back(problem.pointer);
  }
  if (targets.empty()) return;
  Finder(document).find(targets);
  Lines lines(document.text, document.first_line);
  for (std::size_t i = 0; i < targets.size(); ++i) {
    Diagnostic& problem = *unplaced[i];
    const Part part = problem.at_key ? Part::key : Part::value;
    problem.file = document.file;
    problem.place = problem.within ? place_within(targets[i], *problem.within, document.text, lines)
                                   : place_of(targets[i], part, lines);
  }
  add_excerpts(document, problems);
}

void add_excerpts(const Document& document, Diagnostics& problems) {
  constexpr std::size_t k_read_by_people = 100;  // each excerpt costs a walk through the text
  for (std::size_t i = 0; i < std::min(problems.size(), k_read_by_people); ++i)
    if (problems[i].place && problems[i].file == document.file)
      problems[i].excerpt =
          excerpt(document.text, *problems[i].place, "", {.first_line = document.first_line});
}

}  // namespace partner_check::json

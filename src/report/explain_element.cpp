#include "explain_element.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "partner_check/base/text.hpp"

#include "explain_words.hpp"
#include "words.hpp"

namespace partner_check::report {

namespace {

using rules::ElementTrace;
using rules::Fate;
using rules::Severity;

class ElementText {
 public:
  ElementText(const ElementTrace& element, const Ground& ground, Told& told)
      : element_(element),
        ground_(ground),
        rule_(*ground.explained.trace.outcome.rule),
        told_(told) {
    told_.pointers.clear();
  }

  std::string write() {
    if (!rule_.for_each.empty()) write_head();
    for (const rules::Step& step : element_.steps)
      if (step.level == nullptr) write_before_levels(step.answer);
    if (element_.fate == Fate::judged) write_levels();
    return std::move(text_);
  }

 private:
  [[nodiscard]] bool in_full() const { return ground_.options.detail == Detail::all; }

  void write_head() {
    std::string name = element_name(element_, ground_);
    if (const std::size_t bound = element_.elements.size(); bound < rule_.for_each.size())
      name += (name.empty() ? "" : ", ") + rule_.for_each[bound].name;
    text_ += title(name + ": " + state_words(), ground_);
    if (!element_.elements.empty()) {
      const std::string& pointer = element_.elements.back().second;
      text_ += paragraph(place_words(pointer, ground_.places), ground_);
      told_.pointers.insert(pointer);
    }
    const bool is_alone = ground_.explained.trace.outcome.elements == 1;
    const bool is_certain = element_.finding && element_.finding->lo != Severity::clear;
    if (is_certain && element_.fate == Fate::judged && !is_alone)
      text_ += paragraph(sentence(element_.finding->message), ground_);
  }

  [[nodiscard]] std::string state_words() const {
    if (element_.fate == Fate::left_out) return "left out";
    if (!element_.finding) return "clear";
    const rules::Finding& found = *element_.finding;
    if (!found.error.empty()) return "could not be evaluated";
    if (found.lo == found.hi) return std::string(name_of(found.lo));
    return fmt::format("{}, up to {}", found.lo == Severity::clear ? "unknown" : name_of(found.lo),
                       name_of(found.hi));
  }

  // The list of a for_each, or `when`; in a line where it only lets the levels be asked.
  void write_before_levels(const cel::Trace& answer) {
    const std::size_t bound = element_.elements.size();
    const std::string_view truth = truth_of(answer.value);
    if (bound < rule_.for_each.size()) {
      text_ +=
          fmt::format("for each {}: the list is not known whole\n", rule_.for_each[bound].name);
    } else if (truth == "true") {
      const std::string line = "only if: true, " + one_line(answer.text);
      text_ += cut_to_width(terminal_safe(line), ground_.options.width) + "\n";
      if (!in_full()) return;
    } else {
      text_ += fmt::format(
          "only if: {}, so {}\n", truth,
          truth == "false" ? "no level is asked" : "it is open whether the rule applies");
    }
    text_ += tree_text(answer, ground_, Reach::with_asides, told_);
  }

  void write_levels() {
    std::vector<std::string> unasked;
    for (const rules::Level& level : rule_.levels) {
      const std::string name(name_of(level.severity));
      const auto step = std::ranges::find(element_.steps, &level, &rules::Step::level);
      if (step != element_.steps.end())
        write_level(name, step->answer);
      else if (const std::string reason = kept_out_words(level.scope, ground_.explained.here);
               !reason.empty())
        text_ += paragraph(name + ": not asked, it is " + reason, ground_);
      else
        unasked.push_back(name);
    }
    if (!unasked.empty())
      text_ += paragraph("not asked after that: " + join(unasked, ", "), ground_);
  }

  void write_level(std::string_view name, const cel::Trace& answer) {
    const std::string_view truth = truth_of(answer.value);
    const Reach reach = truth == "false" && !in_full() ? Reach::decisive : Reach::with_asides;
    text_ += fmt::format("{}: {}{}\n", name, truth,
                         truth == "true"      ? ", so the rule is raised"
                         : truth == "unknown" ? ", so it may be raised"
                                              : "") +
             tree_text(answer, ground_, reach, told_);
  }

  const ElementTrace& element_;
  const Ground& ground_;
  const rules::Rule& rule_;
  Told& told_;
  std::string text_;
};

std::string lines(std::string_view said, std::size_t width, std::string_view first,
                  std::string_view further) {
  std::string text;
  for (const std::string& line : wrap(terminal_safe(said), width - further.size()))
    text += std::string(text.empty() ? first : further) + line + "\n";
  return text;
}

}  // namespace

std::string element_name(const ElementTrace& element, const Ground& ground) {
  std::vector<std::string> words;
  for (const auto& [role, pointer] : element.elements) {
    const std::string label = label_of(pointer, ground.explained.document);
    words.push_back(role + " " + (label.empty() ? pointer : label));
  }
  return join(words, ", ");
}

std::string element_text(const ElementTrace& element, const Ground& ground, Told& told) {
  return ElementText(element, ground, told).write();
}

std::string kept_out_words(const rules::Scope& scope, const rules::Circumstances& here) {
  const auto lacks = [](const std::vector<std::string>& list, const std::string& member) {
    return !list.empty() && std::ranges::find(list, member) == list.end();
  };
  const auto words = [](const std::vector<std::string>& list, std::string_view kind) {
    std::vector<std::string> names;
    std::ranges::transform(list, std::back_inserter(names), spoken);
    return fmt::format("for the {}{} {}", kind, list.size() == 1 ? "" : "s",
                       enumerate(names, "and"));
  };
  if (lacks(scope.phases, here.phase)) return words(scope.phases, "phase");
  return lacks(scope.types, here.type) ? words(scope.types, "type") : "";
}

std::string title(std::string_view said, const Ground& ground) {
  std::string text;
  for (const std::string& line : wrap(terminal_safe(said), ground.options.width))
    text += ground.paint(Ink::bold, line) + "\n";
  return text;
}

std::string paragraph(std::string_view said, const Ground& ground) {
  return lines(said, ground.options.width, "", "");
}

std::string item(std::string_view said, const Ground& ground) {
  return lines(said, ground.options.width, "  ", "    ");
}

std::string sentence(std::string text) {
  constexpr std::string_view k_ends = ".!?";
  if (!text.empty() && k_ends.find(text.back()) == std::string_view::npos) text += '.';
  return text;
}

}  // namespace partner_check::report

#include "gate_words.hpp"

#include <algorithm>
#include <charconv>

#include "partner_check/base/text.hpp"

namespace partner_check::app {

namespace {

template <typename Number>
std::optional<Number> number(std::string_view text) {
  Number value{};
  const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
  const bool is_all = failure == std::errc{} && end == text.data() + text.size();
  return is_all ? std::optional(value) : std::nullopt;
}

// "ip" and "60" of "ip=60"; "score" and "60" of "60".
constexpr std::string_view k_whole = "score";
std::pair<std::string_view, std::string_view> threshold(std::string_view text) {
  const std::size_t equals = text.find('=');
  if (equals == std::string_view::npos) return {k_whole, text};
  return {text.substr(0, equals), text.substr(equals + 1)};
}

Mistake read_fail_on(const Settings& settings, score::GateOptions& gate) {
  const Word* word = settings.one(Setting::fail_on);
  if (word == nullptr) return std::nullopt;
  const auto names = fail_on_names();
  if (std::ranges::find(names, word->text) == names.end()) return not_one_of(*word, names);
  gate.fail_on = parse_name<rules::Severity>(word->text);  // nothing for "never"
  return std::nullopt;
}

Mistake read_gate_on(const Settings& settings, score::GateOptions& gate) {
  const Word* word = settings.one(Setting::gate_on);
  if (word == nullptr) return std::nullopt;
  const std::optional<score::View> view = parse_name<score::View>(word->text);
  if (!view) return not_one_of(*word, names_of<score::View>());
  gate.gate_on = *view;
  return std::nullopt;
}

Mistake read_coverage(const Settings& settings, score::GateOptions& gate) {
  const Word* word = settings.one(Setting::min_coverage);
  if (word == nullptr) return std::nullopt;
  const std::optional<int> percent = number<int>(word->text);
  if (!percent || *percent < 0 || *percent > 100)
    return mistake(*word, word->from + " takes a percentage, not `" + word->text + "`",
                   "a whole number from 0 to 100");
  gate.min_coverage_percent = *percent;
  return std::nullopt;
}

Mistake read_thresholds(const Settings& settings, score::GateOptions& gate) {
  for (const Word& word : settings[Setting::fail_under]) {
    const auto [name, least] = threshold(word.text);
    const std::optional<double> given = number<double>(least);
    const std::optional<int> tenths = given ? score_tenths(*given) : std::nullopt;
    if (!tenths)
      return mistake(word, word.from + " takes a score, not `" + std::string(least) + "`",
                     std::string(k_score_hint));
    if (name == k_whole)
      gate.fail_under = *tenths;
    else
      gate.fail_under_dimension.insert_or_assign(std::string(name), *tenths);
  }
  return std::nullopt;
}

Mistake read_regression(const Settings& settings, score::GateOptions& gate) {
  const Word* word = settings.one(Setting::fail_on_regression);
  if (word == nullptr) return std::nullopt;
  gate.fail_on_regression.emplace();
  if (word->text.empty() || word->text == k_any_regression) return std::nullopt;
  const std::optional<double> given = number<double>(word->text);
  gate.fail_on_regression->most_fall = given ? score_tenths(*given) : std::nullopt;
  if (gate.fail_on_regression->most_fall) return std::nullopt;
  return mistake(*word, word->from + " takes points of the score, not `" + word->text + "`",
                 std::string(k_score_hint));
}

}  // namespace

std::vector<std::string_view> fail_on_names() {
  std::vector<std::string_view> names = names_of<rules::Severity>();
  std::ranges::reverse(names);
  names.back() = "never";
  return names;
}

Mistake read_gate(const Settings& settings, score::GateOptions& gate) {
  for (const auto read :
       {read_fail_on, read_gate_on, read_coverage, read_thresholds, read_regression})
    if (Mistake wrong = read(settings, gate)) return wrong;
  return std::nullopt;
}

Mistake unknown_dimension(const Settings& settings, const score::Policy& policy) {
  std::vector<std::string_view> known = {k_whole};
  for (const score::Dimension& dimension : policy.dimensions)
    known.push_back(dimension.id);
  for (const Word& word : settings[Setting::fail_under]) {
    const std::string name(threshold(word.text).first);
    if (std::ranges::find(known, name) != known.end()) continue;
    const std::string near = did_you_mean(name, known);
    return mistake(
        word, word.from + ": there is no dimension `" + name + "`",
        near.empty()
            ? "dimensions: " + join(std::vector<std::string>(known.begin() + 1, known.end()), ", ")
            : near);
  }
  return std::nullopt;
}

}  // namespace partner_check::app

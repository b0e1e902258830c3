#include "partner_check/score/sensitivity.hpp"

#include <algorithm>
#include <map>

#include "measure.hpp"

namespace partner_check::score {

namespace {

using rules::Severity;

// SplitMix64 (Steele, Lea, Flood 2014). Its numbers are the same everywhere; those of the standard
// library's distributions are not.
class Generator {
 public:
  // Evenly from [from, to]; the remainder of the division is far below what shows.
  int between(int from, int to) {
    state_ += 0x9e3779b97f4a7c15;
    std::uint64_t mixed = state_;
    mixed = (mixed ^ (mixed >> 30)) * 0xbf58476d1ce4e5b9;
    mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111eb;
    mixed ^= mixed >> 31;
    return from + static_cast<int>(mixed % static_cast<std::uint64_t>(to - from + 1));
  }

 private:
  std::uint64_t state_ = 0;
};

constexpr int k_scale = 100;  // factors are whole percents

class Analysis {
 public:
  Analysis(Table table, const Policy& policy)
      : table_(std::move(table)), policy_(policy), now_(stated(table_, policy)) {}

  void draw(Sensitivity& result) {
    const std::optional<Band> band = band_of(now_, policy_);
    Table table = table_;
    Generator generator;
    std::vector<int> scores;
    int stays = 0;
    for (int i = 0; i < result.draws; ++i) {
      const auto factor = [&] {
        return generator.between(k_scale - result.noise_percent, k_scale + result.noise_percent);
      };
      const Policy policy = moved(factor);
      for (Row& row : table.rows)
        row.scale = factor();
      for (int& share : table.shares)
        share = factor();
      scores.push_back(stated(table, policy));
      if (band_of(scores.back(), policy_)->id == band->id) ++stays;
    }
    std::ranges::sort(scores);
    result.stays_permille = stays * 1'000 / result.draws;
    result.low = scores[scores.size() / 20];
    result.high = scores[scores.size() - 1 - scores.size() / 20];
  }

  [[nodiscard]] std::optional<RuleSwing> widest_rule() {
    std::optional<RuleSwing> widest;
    for (Row& row : table_.rows) {
      if (row.lo == Severity::clear || weight(row.lo, policy_) == 0) continue;
      const int gain = with({&row}, [](Row& r) { r.lo = r.hi = Severity::clear; }) - now_;
      if (!widest || gain > widest->tenths) widest = RuleSwing{row.rule->id, gain};
    }
    return widest;
  }

  [[nodiscard]] std::optional<FactSwing> widest_fact(const std::vector<OpenFact>& open) {
    std::optional<FactSwing> widest;
    for (const OpenFact& fact : open) {
      std::vector<Row*> rows;
      for (const std::string& rule : fact.rules)
        if (Row* row = row_of(rule); row != nullptr) rows.push_back(row);
      const FactSwing swing{fact.pointer, with(rows, [](Row& row) { row.lo = row.hi; }),
                            with(rows, [](Row& row) { row.hi = row.lo; })};
      const int width = swing.best - swing.worst;
      if (width > (widest ? widest->best - widest->worst : 0)) widest = swing;
    }
    return widest;
  }

 private:
  static int stated(const Table& table, const Policy& policy) {
    return measure(table, sum_up(table, policy), policy, View::stated).tenths();
  }

  // The policy with other weights of severities, which still never fall. All weights become larger
  // by both scales, and so does the least that they are divided by.
  template <typename Factor>
  [[nodiscard]] Policy moved(Factor factor) const {
    Policy policy = policy_;
    policy.least_out_of *= k_scale * k_scale;
    int lighter = 0;
    for (int& weight : policy.weights)
      weight = lighter = std::max(lighter, weight * factor());
    return policy;
  }

  Row* row_of(std::string_view id) {
    const auto row = std::ranges::lower_bound(
        table_.rows, id, {}, [](const Row& r) { return std::string_view(r.rule->id); });
    return row == table_.rows.end() || row->rule->id != id ? nullptr : &*row;
  }

  // The score if some rows were changed.
  template <typename Change>
  int with(const std::vector<Row*>& rows, Change change) {
    const std::vector<Row> before = table_.rows;
    for (Row* row : rows)
      change(*row);
    const int score = stated(table_, policy_);
    table_.rows = before;  // in place: the rows stay where they are
    return score;
  }

  Table table_;
  const Policy& policy_;
  int now_;
};

}  // namespace

std::vector<OpenFact> open_facts(const std::vector<rules::Outcome>& outcomes) {
  std::map<std::string, std::vector<std::string>> waiting;
  for (const rules::Outcome& outcome : outcomes)
    for (std::string& pointer : rules::missing_facts(outcome))
      waiting[std::move(pointer)].push_back(outcome.rule->id);
  std::vector<OpenFact> open;
  for (auto& [pointer, rules] : waiting)
    open.push_back({pointer, std::move(rules)});
  return open;
}

std::optional<Sensitivity> sensitivity(const std::vector<ScoredRule>& rules,
                                       const std::vector<OpenFact>& open,
                                       const std::vector<rules::Compound>& compounds,
                                       const Policy& policy) {
  if (!score(rules, compounds, policy).band) return std::nullopt;
  Analysis analysis(make_table(rules, compounds, policy), policy);
  Sensitivity result;
  result.draws = policy.stability_draws;
  result.noise_percent = policy.stability_percent;
  analysis.draw(result);
  result.rule = analysis.widest_rule();
  result.fact = analysis.widest_fact(open);
  return result;
}

}  // namespace partner_check::score

#include "partner_check/score/plan.hpp"

#include <algorithm>
#include <tuple>

#include "partner_check/score/gate.hpp"

#include "gain.hpp"
#include "plan_bound.hpp"

namespace partner_check::score {

using rules::Severity;

namespace {

// Which of the candidates are cleared, by position.
using Choice = std::vector<bool>;

class Planner {
 public:
  Planner(Table table, const Policy& policy, View view)
      : table_(std::move(table)), policy_(policy), view_(view), rows_(table_.rows) {
    for (Gain& gain : gains(table_, policy_, view_)) {
      const Effort effort = effort_of(gain);
      const int cost = policy_.efforts[static_cast<std::size_t>(effort)];
      const auto root = std::ranges::find(table_.roots, std::string_view(gain.root));
      candidates_.push_back({static_cast<std::size_t>(root - table_.roots.begin()), cost});
      steps_.push_back({std::move(gain), effort, cost});
    }
  }

  Plan make(int target) {
    const Measure now = measure_with(none(), view_);
    Plan plan{.view = view_,
              .has_number = now.dimensions > 0,
              .target = target,
              .from = now.tenths(),
              .ceiling = now.ceiling,
              .steps = {}};
    const int most = tenths_with(all());
    goal_ = std::min(target, most);
    if (plan.from < target) plan.reach = most < target ? Reach::out_of_reach : Reach::found;
    if (plan.from < goal_)
      plan.exact = search();
    else
      best_ = none();
    write(plan);
    return plan;
  }

 private:
  using Effort = rules::Effort;

  // All rules on a root have to be clear, so the largest effort of those raised there.
  [[nodiscard]] Effort effort_of(const Gain& gain) const {
    Effort largest = Effort::small;
    for (const Row& row : table_.rows)
      if (row.rule->root == gain.root && row.lo > Severity::clear)
        largest = std::max(largest, row.rule->effort);
    return largest;
  }

  [[nodiscard]] Choice none() const { return Choice(candidates_.size(), false); }
  [[nodiscard]] Choice all() const { return Choice(candidates_.size(), true); }

  // Leaves the table with these causes clear.
  Measure measure_with(const Choice& cleared, View view) {
    std::vector<bool> is_clear(table_.roots.size(), false);
    for (std::size_t i = 0; i < candidates_.size(); ++i)
      if (cleared[i]) is_clear[candidates_[i].root] = true;
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      table_.rows[i] = rows_[i];
      if (is_clear[rows_[i].root]) table_.rows[i].lo = table_.rows[i].hi = Severity::clear;
    }
    return measure(table_, sum_up(table_, policy_), policy_, view);
  }
  int tenths_with(const Choice& cleared) { return measure_with(cleared, view_).tenths(); }

  [[nodiscard]] int cost_of(const Choice& cleared) const {
    int cost = 0;
    for (std::size_t i = 0; i < candidates_.size(); ++i)
      if (cleared[i]) cost += candidates_[i].cost;
    return cost;
  }

  // Without what the goal does not need: the dearest first, of equals the one that wins least.
  Choice trimmed(Choice cleared) {
    std::vector<std::size_t> order;
    for (std::size_t i = candidates_.size(); i > 0; --i)
      order.push_back(i - 1);
    std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) {
      return candidates_[a].cost > candidates_[b].cost;
    });
    for (const std::size_t i : order) {
      if (!cleared[i]) continue;
      cleared[i] = false;
      if (tenths_with(cleared) < goal_) cleared[i] = true;
    }
    return cleared;
  }

  // Always the cause that wins most for its cost, until the goal is reached.
  Choice greedy() {
    Choice cleared = none();
    for (Measure now = measure_with(cleared, view_); now.tenths() < goal_;) {
      std::size_t best = candidates_.size();
      std::int64_t best_worth = 0;
      for (std::size_t i = 0; i < candidates_.size(); ++i) {
        if (cleared[i]) continue;
        cleared[i] = true;
        const std::int64_t worth = fine(measure_with(cleared, view_)) - fine(now);
        cleared[i] = false;
        if (best < candidates_.size() &&
            worth * candidates_[best].cost <= best_worth * candidates_[i].cost)
          continue;
        best = i;
        best_worth = worth;
      }
      cleared[best] = true;
      now = measure_with(cleared, view_);
    }
    return cleared;
  }

  // The score in 100,000ths of a point, so that small gains differ.
  static std::int64_t fine(const Measure& measured) {
    return measured.dimensions == 0 ? 0 : measured.sum * measured.ceiling / measured.dimensions;
  }

  // False if the node budget was hit.
  bool search() {
    best_ = trimmed(all());
    if (Choice other = trimmed(greedy()); cost_of(other) < cost_of(best_)) best_ = std::move(other);
    nodes_left_ = policy_.plan_node_budget;
    Choice cleared = none();
    branch(cleared, 0, 0);
    return nodes_left_ >= 0;
  }

  // Decides on the candidates from `next` on.
  void branch(Choice& cleared, std::size_t next, int cost) {
    if (--nodes_left_ < 0) return;
    const int budget = cost_of(best_) - 1 - cost;
    if (budget < 0) return;
    if (tenths_with(cleared) >= goal_) {
      best_ = trimmed(cleared);  // an earlier choice may not be needed after the later ones
      return;
    }
    if (next == candidates_.size()) return;
    Choice rest = cleared;
    std::fill(rest.begin() + static_cast<std::ptrdiff_t>(next), rest.end(), true);
    const Measure most = measure_with(rest, view_);
    if (most.tenths() < goal_) return;
    measure_with(cleared, view_);
    if (optimistic_tenths(table_, most, std::span(candidates_).subspan(next), budget, policy_,
                          view_) < goal_)
      return;
    cleared[next] = true;
    branch(cleared, next + 1, cost + candidates_[next].cost);
    cleared[next] = false;
    branch(cleared, next + 1, cost);
  }

  void write(Plan& plan) {
    Choice cleared = none();
    for (std::size_t i = 0; i < candidates_.size(); ++i) {
      if (!best_[i]) continue;
      cleared[i] = true;
      PlanStep& step = plan.steps.emplace_back(steps_[i]);
      const Measure measured = measure_with(cleared, view_);
      step.tenths = measured.tenths();
      step.ceiling = measured.ceiling;
      plan.cost += step.cost;
    }
    for (const EnumRow<View>& row : k_rows<View>)
      plan.after[static_cast<std::size_t>(row.value)] = measure_with(best_, row.value).tenths();
  }

  Table table_;
  const Policy& policy_;
  View view_;
  std::vector<Row> rows_;  // of the table as it was given
  std::vector<Candidate> candidates_;
  std::vector<PlanStep> steps_;  // of the candidates
  int goal_ = 0;
  std::int64_t nodes_left_ = 0;
  Choice best_;
};

}  // namespace

View plan_view(const Score& score) {
  return score.enough_evidence ? View::stated : View::proven;
}

std::optional<int> next_band(int tenths, const Policy& policy) {
  std::optional<int> next;
  for (const Band& band : policy.bands)
    if (band.from > tenths) next = band.from;
  return next;
}

Plan plan(const std::vector<ScoredRule>& rules, const std::vector<rules::Compound>& compounds,
          const Policy& policy, View view, int target) {
  return Planner(make_table(rules, compounds, policy), policy, view).make(target);
}

}  // namespace partner_check::score

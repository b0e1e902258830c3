#include "partner_check/score/policy.hpp"

#include <algorithm>
#include <string_view>

#include "partner_check/base/pointer.hpp"
#include "partner_check/profile/facts.hpp"

namespace partner_check::score {

using rules::Severity;

namespace {

// A document that its schema accepts, turned into a policy; what the schema cannot say is checked
// on the way. Members that the schema requires are there.
class Reader {
 public:
  explicit Reader(const Node& root) : root_(root) {}

  Result<Policy> read() {
    policy_.version = root_.find("version")->text;
    for (const Node& node : at("/dimensions").children())
      policy_.dimensions.push_back({text(node, "id"), text(node, "title")});
    read_weights();
    policy_.least_out_of = number("/dimension/least_out_of");
    policy_.critical_dimension_percent = number("/dimension/critical_keeps_percent");
    policy_.critical_roots = read_steps("/ceilings/critical_roots");
    policy_.accumulation = read_steps("/ceilings/accumulation");
    policy_.mediums_per_high = number("/ceilings/accumulation/mediums_per_high");
    policy_.highs_per_critical = number("/ceilings/accumulation/highs_per_critical");
    policy_.compounds = read_steps("/ceilings/compounds");
    policy_.weak_dimensions = read_steps("/ceilings/weak_dimensions");
    policy_.weak_dimension_below = 10 * number("/ceilings/weak_dimensions/below");
    read_bands();
    read_efforts();
    policy_.plan_node_budget = number("/plan/node_budget");
    policy_.stability_draws = number("/stability/draws");
    policy_.stability_percent = number("/stability/noise_percent");
    for (const Node& node : at("/success_factors").children())
      policy_.factors.push_back({text(node, "id"), text(node, "title")});
    policy_.known_factor_percent = number("/evidence/known_factor_percent");
    policy_.least_coverage_percent = number("/evidence/least_coverage_percent");
    policy_.covered_dimension_percent = number("/evidence/covered_dimension_percent");
    policy_.provisional_half_covered_percent = number("/evidence/covered_dimensions_percent");
    if (const Node* days = at("/evidence").find("old_after_days"))
      policy_.old_after_days = static_cast<int>(days->number);
    if (!problems_.empty()) return std::move(problems_);
    return std::move(policy_);
  }

 private:
  [[nodiscard]] const Node& at(std::string_view pointer) const { return *find(root_, pointer); }
  [[nodiscard]] int number(std::string_view pointer) const {
    return static_cast<int>(at(pointer).number);
  }
  static int number(const Node& node, std::string_view name) {
    return static_cast<int>(node.find(name)->number);
  }
  static std::string text(const Node& node, std::string_view name) {
    return std::string(node.find(name)->text);
  }

  void refuse(std::string message, std::string hint, std::string pointer) {
    problems_.push_back({.code = "bad-policy",
                         .message = std::move(message),
                         .hint = std::move(hint),
                         .pointer = std::move(pointer)});
  }

  void read_weights() {
    int lighter = 0;
    for (const EnumRow<Severity>& row : k_rows<Severity>) {
      if (row.value == Severity::clear) continue;
      const std::string pointer = pointer_child("/weights", row.name);
      const int weight = number(pointer);
      if (weight < lighter)
        refuse("a more severe finding weighs less than a milder one",
               "let weights rise from info to critical", pointer);
      policy_.weights[static_cast<std::size_t>(row.value)] = lighter = weight;
    }
  }

  std::vector<CeilingStep> read_steps(std::string_view kind) {
    std::vector<CeilingStep> steps;
    const std::string list = pointer_child(kind, "steps");
    for (const Node& node : at(list).children()) {
      const CeilingStep step{number(node, "from"), number(node, "ceiling")};
      const std::string pointer = pointer_child(list, steps.size());
      if (!steps.empty() && step.from <= steps.back().from)
        refuse("a step begins no later than the one before", "order the steps by `from`",
               pointer_child(pointer, "from"));
      if (!steps.empty() && step.ceiling > steps.back().ceiling)
        refuse("a later step allows more than the one before",
               "let ceilings fall from step to step", pointer_child(pointer, "ceiling"));
      steps.push_back(step);
    }
    return steps;
  }

  void read_bands() {
    for (const Node& node : at("/bands").children()) {
      const int from = 10 * number(node, "from");
      const std::string pointer = pointer_child("/bands", policy_.bands.size());
      if (!policy_.bands.empty() && from >= policy_.bands.back().from)
        refuse("a band begins no lower than the one before", "order the bands from the best down",
               pointer_child(pointer, "from"));
      policy_.bands.push_back({from, text(node, "id"), text(node, "title")});
    }
    if (policy_.bands.back().from != 0)
      refuse("the last band does not begin at 0", "let the worst band begin at 0", "/bands");
  }

  void read_efforts() {
    int smaller = 0;
    for (const EnumRow<rules::Effort>& row : k_rows<rules::Effort>) {
      const std::string pointer = pointer_child("/plan/effort", row.name);
      const int effort = number(pointer);
      if (effort < smaller)
        refuse("a larger effort costs less than a smaller one",
               "let efforts rise from small to large", pointer);
      policy_.efforts[static_cast<std::size_t>(row.value)] = smaller = effort;
    }
  }

  const Node& root_;
  Policy policy_;
  Diagnostics problems_;
};

}  // namespace

std::optional<Band> band_of(int tenths, const Policy& policy) {
  for (const Band& band : policy.bands)
    if (tenths >= band.from) return band;
  return std::nullopt;
}

Result<Policy> read_fitting_policy(const Document& document) {
  return Reader(*document.root).read();
}

Result<Policy> read_policy(const Document& document, const profile::Schema& schema) {
  if (Diagnostics problems = profile::check(document, schema); !problems.empty()) return problems;
  return read_fitting_policy(document);
}

}  // namespace partner_check::score

#include "accepted.hpp"

#include <filesystem>
#include <utility>

#include "partner_check/base/files.hpp"
#include "partner_check/base/sha256.hpp"
#include "partner_check/json/read.hpp"
#include "partner_check/report/identity.hpp"
#include "partner_check/rules/shipped.hpp"
#include "partner_check/score/after_waivers.hpp"

namespace partner_check::app {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t k_max_accepted = 64u << 20;

Result<Document> read_document(const std::string& file) {
  Result<std::string> text = read_file(file, k_max_accepted);
  if (!text) return std::move(text).problems();
  return json::read(file, std::move(text).value());
}

// With `/`, as seen from the folder of a file; "-" is standard input.
std::string relative(const std::string& profile, const std::string& file) {
  if (profile == "-") return profile;
  std::error_code ignored;
  const fs::path folder = fs::absolute(file, ignored).lexically_normal().parent_path();
  return fs::absolute(profile, ignored).lexically_normal().lexically_relative(folder).string();
}

std::string with_line(std::string file, const std::string& line) {
  return line.empty() ? file : std::move(file) + "#" + line;
}

std::vector<std::string> names(const ProfileName& name, const std::string& waivers_file) {
  std::vector<std::string> names{name.file, relative(name.file, waivers_file)};
  if (!name.line.empty())
    for (std::size_t i = 0; i < 2; ++i)
      names.push_back(with_line(names[i], name.line));
  return names;
}

Result<score::Baseline> read_baseline_file(const std::string& file, BaselineUse use) {
  std::error_code ignored;
  if (use == BaselineUse::add && !fs::exists(file, ignored)) return score::Baseline{};
  const Result<Document> document = read_document(file);
  if (!document) return document.problems();
  const Result<profile::Schema> schema = rules::shipped_schema("schema/baseline.json");
  if (!schema) return schema.problems();
  return score::read_baseline(*document, *schema);
}

// The file of a profile in the baseline is gone.
bool is_gone(const std::string& key, const std::string& baseline_file) {
  std::error_code ignored;
  const std::string file = key.substr(0, key.rfind('#'));
  const fs::path folder = fs::path(baseline_file).parent_path();
  return key != "-" && !fs::exists(folder / key, ignored) && !fs::exists(folder / file, ignored);
}

}  // namespace

Result<WaiverFile> waiver_file(Document document) {
  const Result<profile::Schema> schema = rules::shipped_schema("schema/waivers.json");
  if (!schema) return schema.problems();
  Result<std::vector<score::Waiver>> waivers = score::read_waivers(document, *schema);
  if (!waivers) return std::move(waivers).problems();
  return WaiverFile{std::move(document), std::move(waivers).value()};
}

Result<WaiverFile> read_waiver_file(const std::string& file) {
  Result<Document> document = read_document(file);
  if (!document) return std::move(document).problems();
  return waiver_file(std::move(document).value());
}

Result<Accepted> read_accepted(const std::string& waivers_file, const std::string& baseline_file,
                               BaselineUse use) {
  Accepted accepted{.waivers_file = waivers_file,
                    .baseline_file = baseline_file,
                    .waivers = {},
                    .waivers_sha256 = {},
                    .baseline = {}};
  if (!waivers_file.empty()) {
    Result<WaiverFile> read = read_waiver_file(waivers_file);
    if (!read) return std::move(read).problems();
    accepted.waivers = std::move(read->waivers);
    accepted.waivers_sha256 = sha256_hex(read->document.text);
  }
  if (!baseline_file.empty()) {
    Result<score::Baseline> baseline = read_baseline_file(baseline_file, use);
    if (!baseline) return std::move(baseline).problems();
    accepted.baseline = std::move(baseline).value();
  }
  return accepted;
}

Updated updated_baseline(const Accepted& accepted, const KnownProfiles& now, BaselineUse use) {
  Updated updated{.baseline = *accepted.baseline, .criticals = {}};
  std::erase_if(updated.baseline,
                [&](const auto& known) { return is_gone(known.first, accepted.baseline_file); });
  for (const auto& [key, profile] : now) {
    const auto known = updated.baseline.find(key);
    if (known != updated.baseline.end()) score::prune(known->second, profile);
    if (use != BaselineUse::add) continue;
    for (score::KnownFinding& critical : score::add(updated.baseline[key], profile))
      updated.criticals.emplace_back(key, std::move(critical));
  }
  return updated;
}

Judgement judge(const std::vector<rules::Outcome>& outcomes, const score::Score& score,
                const Document& document, const ProfileName& name, const Engine& engine,
                const score::GateOptions& options, Instant evaluated_on, const Accepted& accepted) {
  Judgement judged;
  if (accepted.waivers.empty() && !accepted.baseline) {
    judged.gate = score::judge(outcomes, score, options);
    return judged;
  }
  const report::Identities identities(document, *engine.schema);
  score::Waiving waiving =
      score::waive(outcomes, accepted.waivers, names(name, accepted.waivers_file), evaluated_on,
                   [&](const rules::Finding& found) { return identities.places(found); });
  const score::Score after =
      score::score_after_waivers(outcomes, waiving.outcomes, score, engine.policy);
  if (waiving.waived > 0) judged.after_waivers = after.view(score::View::stated);

  score::GateContext context{.reasons = std::move(waiving.reasons), .further = {}};
  if (accepted.baseline) {
    judged.key = with_line(relative(name.file, accepted.baseline_file), name.line);
    judged.now = score::known_profile(
        waiving.outcomes, after, [&](const rules::Outcome& outcome, const rules::Finding& found) {
          std::string at = identities.identity(found);
          return at.empty() ? outcome.rule->root : at;
        });
    const auto known = accepted.baseline->find(judged.key);
    judged.changes =
        score::changes(known == accepted.baseline->end() ? nullptr : &known->second, judged.now);
    if (options.fail_on_regression)
      context.further = score::check_regression(*judged.changes, judged.now,
                                                options.fail_on_regression->most_fall);
  }
  judged.gate = score::judge(waiving.outcomes, after, options, context);
  judged.waivers = std::move(waiving.uses);
  return judged;
}

}  // namespace partner_check::app

#include <algorithm>
#include <map>
#include <utility>

#include "partner_check/base/pointer.hpp"
#include "partner_check/base/text.hpp"
#include "partner_check/json/locate.hpp"
#include "partner_check/json/read.hpp"
#include "partner_check/profile/facts.hpp"
#include "partner_check/rules/pack.hpp"

#include "read_benchmarks.hpp"
#include "read_derived.hpp"
#include "read_grounds.hpp"
#include "read_rule.hpp"

namespace partner_check::rules {

namespace {

// Where a rule or a compound was read; without a document where a pack was taken over.
struct Site {
  std::shared_ptr<const Document> document;
  std::string pointer;
  std::size_t layer = 0;
};

std::string_view bare_name(std::string_view file) {
  const std::size_t slash = file.find_last_of('/');
  return slash == std::string_view::npos ? file : file.substr(slash + 1);
}

class PackReader {
 public:
  PackReader(RulePack below, const PackSchemas& schemas,
             const std::vector<ParameterSetting>& settings)
      : schemas_(schemas), settings_(settings), pack_(std::move(below)) {
    pack_.schema = &schemas.profile;
    if (!pack_.types) pack_.types = std::make_shared<TypeTable>();
    if (!pack_.arena) pack_.arena = std::make_shared<Arena>();
    for (Rule& rule : std::exchange(pack_.rules, {})) {
      rule_sites_.emplace(rule.id, Site{});
      rules_.emplace(rule.id, std::move(rule));
    }
    for (const Compound& compound : pack_.compounds)
      compound_sites_.emplace(compound.id, Site{});
  }

  void add(const PackFile& file) {
    Result<Document> read = json::read(file.file, file.text);
    if (!read) return collect(std::move(read).problems());
    auto document = std::make_shared<const Document>(std::move(read).value());
    pack_.documents.push_back(document);
    const std::string_view name = bare_name(file.file);
    if (name == "base.json") {
      pack_.base = document->root;
    } else if (name == "compounds.json") {
      add_compounds({document, "", file.layer});
    } else if (name == "derived.json") {
      add_derived(*document);
    } else if (name == "case.json") {
      add_grounds({document, "", file.layer});
    } else if (name == "benchmarks.json") {
      add_benchmarks(*document);
    } else {
      add_rule({document, "", file.layer});
    }
  }

  Result<RulePack> finish() {
    for (auto& [id, rule] : rules_)
      pack_.rules.push_back(std::move(rule));
    check_names();
    check_compounds();
    check_grounds();
    set_benchmarks();
    collect(set_parameters(pack_, settings_));
    if (has_errors(problems_)) return std::move(problems_);
    return std::move(pack_);
  }

 private:
  [[nodiscard]] Workshop workshop() const {
    return {schemas_.profile, *pack_.types, *pack_.arena, schemas_.vocabulary};
  }

  void collect(Diagnostics problems) { std::ranges::move(problems, std::back_inserter(problems_)); }

  void collect_placed(const Document& document, Diagnostics problems) {
    json::place_all(document, problems);
    collect(std::move(problems));
  }

  bool fits(const Document& document, const profile::Schema& schema) {
    Diagnostics problems = profile::check(document, schema);
    const bool fits = !has_errors(problems);
    collect_placed(document, std::move(problems));
    return fits;
  }

  void report(const Site& site, Diagnostic problem) {
    problem.pointer = site.pointer + problem.pointer;
    if (!site.document) return problems_.push_back(std::move(problem));
    collect_placed(*site.document, {std::move(problem)});
  }

  // Takes down where `id` was read; a problem if the same layer had it before.
  void note(std::map<std::string, Site>& sites, const std::string& id, const Site& site) {
    const auto [before, added] = sites.emplace(id, site);
    if (added) return;
    if (before->second.layer == site.layer)
      report(site, {.code = "rule-duplicate-id",
                    .message = "`" + id + "` is taken already, in " + before->second.document->file,
                    .pointer = "/id"});
    before->second = site;
  }

  void add_rule(const Site& site) {
    const Document& document = *site.document;
    if (!fits(document, schemas_.rule)) return;
    note(rule_sites_, read_string(*document.root, "id"), site);
    Result<Rule> rule = read_rule(document, workshop());
    if (!rule) return collect_placed(document, std::move(rule).problems());
    rules_.insert_or_assign(rule->id, std::move(rule).value());
  }

  void add_derived(const Document& document) {
    if (!fits(document, schemas_.derived)) return;
    Result<std::vector<DerivedFact>> read = read_derived(document, workshop());
    if (!read) return collect_placed(document, std::move(read).problems());
    for (DerivedFact& fact : *read) {
      std::erase_if(pack_.derived,
                    [&](const DerivedFact& other) { return other.pointer == fact.pointer; });
      pack_.derived.push_back(std::move(fact));
    }
  }

  void add_grounds(const Site& site) {
    if (!fits(*site.document, schemas_.grounds)) return;
    Result<Grounds> read = read_grounds(*site.document, workshop());
    if (!read) return collect_placed(*site.document, std::move(read).problems());
    pack_.grounds = std::move(read).value();
    grounds_site_ = site;
  }

  void add_benchmarks(const Document& document) {
    if (!fits(document, schemas_.benchmarks)) return;
    for (Benchmark& benchmark : read_benchmarks(document)) {
      std::erase_if(pack_.benchmarks,
                    [&](const Benchmark& other) { return other.id == benchmark.id; });
      pack_.benchmarks.push_back(std::move(benchmark));
    }
  }

  void add_compounds(Site site) {
    if (!fits(*site.document, schemas_.compounds)) return;
    const Node& list = *site.document->root->find("compounds");
    for (std::size_t i = 0; i < list.size; ++i) {
      const Node& node = list.first[i];
      Compound compound{.id = read_string(node, "id"),
                        .name = read_string(node, "name"),
                        .title = read_string(node, "title"),
                        .why = read_string(node, "why"),
                        .fix = read_string(node, "fix"),
                        .same = read_string(node, "same"),
                        .sources = read_citations(node.find("sources"))};
      for (const Node& group : node.find("all")->children())
        compound.all.push_back(read_strings(&group));
      site.pointer = pointer_child("/compounds", i);
      note(compound_sites_, compound.id, site);
      std::erase_if(pack_.compounds,
                    [&](const Compound& other) { return other.id == compound.id; });
      pack_.compounds.push_back(std::move(compound));
    }
  }

  // `explain` takes a rule's id or its name, so a name must not stand for two rules.
  void check_names() {
    std::map<std::string, const Rule*> by_name;
    for (const Rule& rule : pack_.rules) {
      const auto [entry, added] = by_name.emplace(rule.name, &rule);
      if (added) continue;
      report(rule_sites_.at(rule.id), {.code = "rule-duplicate-name",
                                       .message = rule.id + " and " + entry->second->id +
                                                  " are both named `" + rule.name + "`",
                                       .pointer = "/name"});
    }
  }

  // Members must exist, and their roots must be disjoint: one fact cannot feed itself.
  void check_compounds() {
    if (has_errors(problems_)) return;
    for (const Compound& compound : pack_.compounds) {
      std::map<std::string, std::size_t> group_of_root;
      for (std::size_t group = 0; group < compound.all.size(); ++group)
        for (const std::string& id : compound.all[group])
          check_member(compound, id, group, group_of_root);
    }
  }

  // Those of a pack that was taken over stand on rules that may be replaced, but are there.
  void check_grounds() {
    if (has_errors(problems_)) return;
    for (std::size_t i = 0; i < pack_.grounds.all.size(); ++i) {
      const std::string& id = pack_.grounds.all[i].rule;
      if (!id.empty() && pack_.find(id) == nullptr)
        report(grounds_site_, {.code = "ground-unknown-rule",
                               .message = "`" + id + "` is no rule of this pack",
                               .pointer = pointer_child("/grounds", i) + "/rule"});
    }
  }

  // Also of rules of a pack that was taken over: a file may have replaced their figures.
  void set_benchmarks() {
    for (Rule& rule : pack_.rules)
      if (std::optional<Diagnostic> problem = set_benchmark(rule, pack_.benchmarks))
        report(rule_sites_.at(rule.id), std::move(*problem));
  }

  void check_member(const Compound& compound, const std::string& id, std::size_t group,
                    std::map<std::string, std::size_t>& group_of_root) {
    const Site& site = compound_sites_.at(compound.id);
    const std::string pointer = pointer_child("/all", group);
    const Rule* rule = pack_.find(id);
    if (rule == nullptr)
      return report(site, {.code = "compound-unknown-rule",
                           .message = "`" + id + "` is no rule of this pack",
                           .pointer = pointer});
    if (!compound.same.empty() &&
        std::ranges::find(rule->for_each, compound.same, &ForEach::name) == rule->for_each.end())
      report(site, {.code = "compound-no-element",
                    .message = id + " does not look at each `" + compound.same + "`",
                    .pointer = "/same"});
    const auto [entry, added] = group_of_root.emplace(rule->root, group);
    if (!added && entry->second != group)
      report(site, {.code = "compound-shared-root",
                    .message = "`" + rule->root + "` is the root of members of two groups",
                    .pointer = pointer});
  }

  const PackSchemas& schemas_;
  const std::vector<ParameterSetting>& settings_;
  std::map<std::string, Rule> rules_;
  std::map<std::string, Site> rule_sites_, compound_sites_;  // by id
  Site grounds_site_;
  RulePack pack_;
  Diagnostics problems_;
};

}  // namespace

const Rule* RulePack::find(std::string_view id_or_name) const {
  const auto found = std::ranges::find_if(
      rules, [&](const Rule& rule) { return rule.id == id_or_name || rule.name == id_or_name; });
  return found == rules.end() ? nullptr : &*found;
}

Diagnostics set_parameters(RulePack& pack, const std::vector<ParameterSetting>& settings) {
  Diagnostics problems;
  for (const ParameterSetting& setting : settings) {
    const auto rule = std::ranges::find(pack.rules, setting.rule, &Rule::id);
    if (rule == pack.rules.end()) {
      std::vector<std::string_view> ids;
      for (const Rule& known : pack.rules)
        ids.push_back(known.id);
      problems.push_back(at(setting.spot, {.code = "bad-parameter",
                                           .message = "there is no rule `" + setting.rule + "`",
                                           .hint = did_you_mean(setting.rule, ids)}));
    } else if (std::optional<Diagnostic> problem = set_parameter(*rule, setting, *pack.arena)) {
      problems.push_back(at(setting.spot, std::move(*problem)));
    }
  }
  return problems;
}

Result<RulePack> load_pack(const std::vector<PackFile>& files, const PackSchemas& schemas,
                           const std::vector<ParameterSetting>& settings, RulePack below) {
  PackReader reader(std::move(below), schemas, settings);
  for (const PackFile& file : files)
    reader.add(file);
  return reader.finish();
}

Result<ParameterSetting> parse_setting(std::string_view text) {
  const std::size_t equals = text.find('=');
  const std::size_t dot = text.substr(0, equals).find('.');
  if (equals == std::string_view::npos || dot == std::string_view::npos || dot == 0 ||
      equals == dot + 1)
    return Diagnostic{.code = "bad-parameter",
                      .message = "`" + std::string(text) + "` is no parameter setting",
                      .hint = "write RULE.NAME=VALUE, for example COMM01.max_days=21"};
  return ParameterSetting{std::string(text.substr(0, dot)),
                          std::string(text.substr(dot + 1, equals - dot - 1)),
                          std::string(text.substr(equals + 1))};
}

}  // namespace partner_check::rules

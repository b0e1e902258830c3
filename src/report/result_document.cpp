#include "json_parts.hpp"
#include "result_fields.hpp"
#include "words.hpp"

namespace partner_check {

namespace {

constexpr std::array k_part_rows{
    EnumRow<report::Part>{report::Part::whole, "whole", ""},
    EnumRow<report::Part>{report::Part::head, "head", ""},
    EnumRow<report::Part>{report::Part::item, "item", ""},
    EnumRow<report::Part>{report::Part::end, "end", ""},
};

}  // namespace

template <>
constexpr std::span<const EnumRow<report::Part>> k_rows<report::Part>{k_part_rows};

namespace report {

using json::Json;

Json result_json(const Run& run, Part part) {
  const bool is_over = part == Part::whole || part == Part::end;
  JsonWriter io(run);
  io("schema_version", std::string(k_result_version));
  io("part", part);
  io("tool", tool_json());
  io("exit_code", is_over ? std::optional(run.exit_code) : std::nullopt);
  io("disclaimer", std::string(k_disclaimer));
  fields(io, run);
  const bool has_tables = part == Part::whole || part == Part::head;
  const auto table = [](JsonWriter& row, const auto* named) { fields(row, *named); };
  io.each("rules", has_tables ? run.rules : decltype(run.rules){}, table);
  io.each("compounds", has_tables ? run.compounds : decltype(run.compounds){}, table);
  io("dimensions", has_tables ? run.dimensions : decltype(run.dimensions){});
  return std::move(io).object();
}

Run without_items(const Run& run) {
  return {.reports = {},
          .failures = {},
          .skipped = run.skipped,
          .shape = run.shape,
          .scoring_version = run.scoring_version,
          .rules_sha256 = run.rules_sha256,
          .policy_sha256 = run.policy_sha256,
          .waivers_sha256 = run.waivers_sha256,
          .audience = run.audience,
          .dimensions = run.dimensions,
          .options = run.options,
          .exit_code = run.exit_code,
          .rules = run.rules,
          .compounds = run.compounds,
          .kept = run.kept};
}

Json frame_json(const Frame& frame) {
  const Run none;
  return JsonWriter(none).json(frame);
}

Json question_json(const Question& question) {
  const Run none;
  return JsonWriter(none).json(question);
}

void JsonReader::find_named(const Node& node, const rules::RuleText*& rule) const {
  rule = &tables_.rules[std::string(node.text)];
  if (rule->id.empty()) tables_.missing.insert(std::string(node.text));
}

void JsonReader::find_named(const Node& node, const rules::Compound*& compound) const {
  compound = &tables_.compounds[std::string(node.text)];
  if (compound->id.empty()) tables_.missing.insert(std::string(node.text));
}

template <typename Named>
void read_table(const Node* rows, std::map<std::string, Named, std::less<>>& table,
                std::vector<const Named*>& all, Tables& tables) {
  if (rows == nullptr) return;
  for (const Node& row : rows->children()) {
    Named named;
    JsonReader(row, tables).read(row, named);
    const auto [place, is_new] = table.try_emplace(named.id, std::move(named));
    if (is_new) all.push_back(&place->second);
  }
}

void add_result(const Node& document, Run& run, Tables& tables) {
  read_table(document.find("rules"), tables.rules, run.rules, tables);
  read_table(document.find("compounds"), tables.compounds, run.compounds, tables);
  JsonReader io(document, tables);
  io("dimensions", run.dimensions);
  io("exit_code", run.exit_code);
  fields(io, run);
}

Part part_of(const Node& document) {
  return parse_name<Part>(document.find("part")->text).value_or(Part::whole);
}

}  // namespace report
}  // namespace partner_check

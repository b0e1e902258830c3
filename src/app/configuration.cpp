#include "configuration.hpp"

#include <filesystem>
#include <utility>

#include "partner_check/base/files.hpp"
#include "partner_check/base/pointer.hpp"
#include "partner_check/json/locate.hpp"
#include "partner_check/json/read.hpp"
#include "partner_check/json/write.hpp"
#include "partner_check/profile/facts.hpp"
#include "partner_check/rules/shipped.hpp"

namespace partner_check::app {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t k_max_configuration = 1u << 20;

// Turns a document that its schema accepts into words.
class Reader {
 public:
  explicit Reader(const Document& document)
      : document_(document), folder_(fs::path(document.file).parent_path()) {}

  Configuration read() {
    Configuration configuration{.file = document_.file, .settings = {}, .severities = {}};
    for (const SettingRow& row : k_setting_rows)
      if (const Node* node = find(*document_.root, row.pointer))
        configuration.settings[row.setting] = words(row, *node);
    if (const Node* severity = document_.root->find("severity"))
      for (const Node& rule : severity->children())
        configuration.severities.push_back(severity_setting(rule));
    return configuration;
  }

 private:
  std::vector<Word> words(const SettingRow& row, const Node& node) {
    const std::string pointer(row.pointer);
    std::vector<Word> words;
    if (node.kind == NodeKind::array) {
      for (std::size_t i = 0; i < node.size; ++i)
        words.push_back(word(row, node.first[i], "", spot(pointer_child(pointer, i))));
    } else if (node.kind == NodeKind::object) {
      for (const Node& member : node.children())
        words.push_back(word(row, member, std::string(member.key) + "=",
                             spot_of_name(pointer_child(pointer, member.key))));
    } else if (!(node.kind == NodeKind::boolean && !node.boolean)) {
      words.push_back(word(row, node, "", spot(pointer)));
    }
    return words;
  }

  Word word(const SettingRow& row, const Node& node, std::string name, Spot spot) {
    std::string text = node.kind == NodeKind::string
                           ? from_here(row.meaning, node.text)
                           : json::write(json::to_json(node), json::Layout::line);
    // A bare option of the command line: `"fail_on_regression": true`.
    if (node.kind == NodeKind::boolean && name.empty()) text.clear();
    const std::string key(row.pointer.substr(row.pointer.rfind('/') + 1));
    return {std::move(name) + std::move(text), "`" + key + "`", std::move(spot)};
  }

  [[nodiscard]] std::string from_here(Meaning meaning, std::string_view text) const {
    if (meaning == Meaning::word) return std::string(text);
    const std::size_t path = meaning == Meaning::path ? 0 : text.find('=') + 1;
    const std::string_view rest = text.substr(path);
    if (meaning == Meaning::format && (path == 0 || rest.empty() || rest == "-"))
      return std::string(text);
    return std::string(text.substr(0, path)) + (folder_ / rest).lexically_normal().string();
  }

  rules::SeveritySetting severity_setting(const Node& rule) {
    return {std::string(rule.key), parse_name<rules::Severity>(rule.find("severity")->text),
            std::string(rule.find("reason")->text),
            spot_of_name(pointer_child("/severity", rule.key))};
  }

  Spot spot(std::string pointer) {
    return placed({.code = {}, .message = {}, .pointer = std::move(pointer)});
  }
  Spot spot_of_name(std::string pointer) {
    return placed({.code = {}, .message = {}, .pointer = std::move(pointer), .at_key = true});
  }
  Spot placed(Diagnostic where) {
    Diagnostics all{std::move(where)};
    json::place_all(document_, all);
    Diagnostic& found = all.front();
    return {std::move(found.file), std::move(found.pointer), found.place, std::move(found.excerpt)};
  }

  const Document& document_;
  fs::path folder_;
};

}  // namespace

Result<Configuration> read_configuration(const std::string& file) {
  Result<std::string> text = read_file(file, k_max_configuration);
  if (!text) return std::move(text).problems();
  const Result<Document> document = json::read(file, std::move(text).value());
  if (!document) return document.problems();
  const Result<profile::Schema> schema = rules::shipped_schema("schema/config.json");
  if (!schema) return schema.problems();
  if (Diagnostics problems = profile::check(*document, *schema); has_errors(problems)) {
    json::place_all(*document, problems);
    return problems;
  }
  return Reader(*document).read();
}

std::string find_configuration() {
  std::error_code ignored;
  fs::path up, folder = fs::current_path(ignored);
  for (;; up /= "..", folder = folder.parent_path()) {
    const fs::path file = up / k_configuration_name;
    const fs::file_status status = fs::status(file, ignored);
    if (fs::exists(status) && !fs::is_directory(status)) return file.string();
    if (fs::exists(up / ".git", ignored) || !folder.has_relative_path()) return {};
  }
}

}  // namespace partner_check::app

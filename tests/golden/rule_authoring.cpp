// docs/rule-authoring.md is followed from top to bottom, as its reader would, in a fresh folder
// that has the repository's `data`; docs/rule-reference.md too. Marks of their blocks:
//   rule: FILE, file: FILE    the block is written to that file; a rule's cases must hold
//   output: COMMAND           what the command prints there at that point
//   changed: OLD => NEW ;; COMMAND   what the command prints after a change of the first rule
//   refused: EXPRESSION       what the program says of the first rule with this condition
//   cel: EDITS                rows `EXPRESSION // RESULT` on data/rules/base.json, with what the
//                             edits leave out (`-/pointer`) or set (`/pointer=JSON`)
//   functions                 the function table
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <functional>

#include <unistd.h>

#include "partner_check/base/text.hpp"
#include "partner_check/cel/program.hpp"
#include "partner_check/json/patch.hpp"
#include "partner_check/rules/cases.hpp"
#include "partner_check/rules/derive.hpp"
#include "partner_check/rules/evaluate.hpp"

#include "support/cel.hpp"
#include "support/page.hpp"
#include "support/shipped.hpp"

using namespace partner_check;

namespace {

namespace fs = std::filesystem;

constexpr const char* k_docs = PARTNER_CHECK_SOURCE_DIR "/docs/";
constexpr const char* k_rules = "my-rules";

// A fresh folder with a link to the repository's data, current while it lives.
class Desk {
 public:
  Desk() {
    fs::remove_all(folder_);
    fs::create_directories(folder_ / k_rules);
    fs::create_directory_symlink(PARTNER_CHECK_SOURCE_DIR "/data", folder_ / "data");
    fs::current_path(folder_);
  }
  ~Desk() {
    fs::current_path(before_);
    fs::remove_all(folder_);
  }
  Desk(const Desk&) = delete;
  Desk& operator=(const Desk&) = delete;

 private:
  fs::path before_ = fs::current_path();
  fs::path folder_ = fs::temp_directory_path() / fmt::format("partner-check-rules-{}", getpid());
};

void write(const fs::path& path, const std::string& text) {
  std::ofstream(path, std::ios::binary) << text;
}

// The shipped pack with the rules of the current folder as a layer over it.
rules::RulePack pack_of(const test::Shipped& shipped) {
  std::vector<rules::PackFile> files = test::Shipped::files();
  for (const fs::directory_entry& entry : fs::directory_iterator(k_rules))
    files.push_back({entry.path().string(), test::slurp(entry.path()), 1});
  return test::need(rules::load_pack(files, shipped.schemas()));
}

json::Json value_of(const std::string& text) {
  const Document document = test::document(text);
  return json::to_json(*document.root);
}

std::string base_with(const std::string& edits) {
  json::Json profile = value_of(test::shipped_text("rules/base.json"));
  std::istringstream words(edits);
  for (std::string edit; words >> edit;) {
    const std::size_t equals = edit.find('=');
    profile = test::need(edit.front() == '-' ? json::without(profile, edit.substr(1))
                                             : json::with(profile, edit.substr(0, equals),
                                                          value_of(edit.substr(equals + 1))));
  }
  return json::write(profile, json::Layout::pretty);
}

std::string shown(const Value& value) {
  if (value.is(ValueKind::duration)) return readable(value);
  if (value.is(ValueKind::error)) return "error: " + readable(value);
  return test::exact(value);
}

// Expressions over the base profile, as rules see it.
class Desktop {
 public:
  Desktop(const rules::RulePack& pack, const std::string& edits)
      : document_(test::document(base_with(edits))),
        facts_(test::need(
            rules::derive(pack, test::need(profile::validate(document_, *pack.schema))))) {
    for (const profile::Variable& variable : pack.schema->variables()) {
      environment_.variables.push_back({variable.name, variable.type});
      slots_.push_back(facts_.field(variable.field));
    }
  }

  std::string operator()(const std::string& source) {
    const auto program = cel::Program::compile(source, environment_, types_);
    if (program) return shown(program->evaluate(slots_, arena_));
    const Diagnostic& problem = program.problems().front();
    return "refused: " + problem.message;
  }

 private:
  Document document_;
  profile::Facts facts_;
  cel::Environment environment_;
  std::vector<Value> slots_;
  TypeTable types_;
  Arena arena_;
};

// Each row `EXPRESSION // RESULT`, with lines before it that have no result, and what it gives.
std::string rows(const std::string& text, Desktop evaluate) {
  std::istringstream lines(text);
  std::string result, source;
  for (std::string line; std::getline(lines, line);) {
    const std::size_t mark = line.rfind(" // ");
    source += line.substr(0, mark) + "\n";
    result += line.substr(0, mark);
    if (mark != std::string::npos) {
      result += " // " + evaluate(source);
      source.clear();
    }
    result += "\n";
  }
  CHECK(source.empty());
  return result;
}

// What a command prints after a change of a file: `OLD => NEW ;; COMMAND`.
std::string after_change(const std::string& change, const fs::path& file) {
  const std::size_t arrow = change.find(" => ");
  const std::size_t end = change.find(" ;; ");
  REQUIRE(end != std::string::npos);
  const std::string old = change.substr(0, arrow);
  const std::string text = test::slurp(file);
  const std::size_t at = text.find(old);
  REQUIRE(at != std::string::npos);
  write(file, std::string(text).replace(at, old.size(), change.substr(arrow + 4, end - arrow - 4)));
  const test::Printed printed = test::printed(change.substr(end + 4));
  write(file, text);
  return printed.out + printed.err;
}

// What the program says of a rule with another condition.
std::string refusal(const std::string& condition, const fs::path& rule) {
  const std::string text = test::slurp(rule);
  const std::size_t begin = text.find("\"raised\": \"");
  const std::size_t end = text.find('"', begin + 11);
  return after_change(text.substr(begin, end - begin) + " => \"raised\": \"" + condition +
                          " ;; partner-check test-rules " + k_rules,
                      rule);
}

void add_new(std::vector<std::string>& texts, std::string text) {
  if (std::ranges::find(texts, text) == texts.end()) texts.push_back(std::move(text));
}

// Overloads that differ in types alone, as one: the types that each place takes.
struct Form {
  const cel::Overload* row;
  std::vector<std::vector<std::string>> parameters;
  std::vector<std::string> results;

  explicit Form(const cel::Overload& first) : row(&first), parameters(first.parameters.size()) {}
  [[nodiscard]] bool fits(const cel::Overload& other) const {
    return row->name == other.name && row->style == other.style && row->help == other.help &&
           row->parameters.size() == other.parameters.size();
  }
  void add(const cel::Overload& other) {
    for (std::size_t i = 0; i < parameters.size(); ++i)
      add_new(parameters[i], to_text(other.parameters[i]));
    add_new(results, to_text(other.result));
  }
  [[nodiscard]] std::string text() const {
    std::vector<std::string> places;
    for (const std::vector<std::string>& place : parameters)
      places.push_back(join(place, "|"));
    if (row->arity == cel::Arity::variadic) places.emplace_back("...");
    std::string receiver;
    if (row->style == cel::CallStyle::member) {
      receiver = places.front() + ".";
      places.erase(places.begin());
    }
    return fmt::format("{}{}({}) -> {}\n    {}\n", receiver, row->name, join(places, ", "),
                       join(results, "|"), row->help);
  }
};

std::string function_table() {
  std::vector<Form> forms;
  for (const cel::Overload& row : cel::functions()) {
    auto form = std::ranges::find_if(forms, [&](const Form& one) { return one.fits(row); });
    if (form == forms.end()) form = forms.insert(forms.end(), Form(row));
    form->add(row);
  }
  std::string text;
  for (const Form& form : forms)
    text += form.text();
  return text;
}

std::string limits() {
  const cel::Limits limits;
  return fmt::format(
      "an expression   {} KB of text, {} parts, nested {} deep; loops nested {} deep\n"
      "an evaluation   {} steps, {} MB of memory\n"
      "a profile       {} steps for all rules together\n",
      limits.max_source / 1024, limits.max_nodes, limits.max_depth, limits.max_comprehensions,
      limits.max_steps, limits.max_memory >> 20, rules::k_max_profile_steps);
}

class Reader {
 public:
  explicit Reader(const test::Shipped& shipped)
      : shipped_(test::need(rules::load_pack(test::Shipped::files(), shipped.schemas()))) {}

  std::string operator()(const test::Block& block) {
    if (block.kind == "rule") files_.emplace_back(block.what);
    if (block.kind == "rule" || block.kind == "file") {
      write(block.what, block.text);
      return block.text;
    }
    if (block.kind == "cel") return rows(block.text, Desktop(shipped_, block.what));
    if (block.kind == "changed") return after_change(block.what, files_.front());
    if (block.kind == "limits") return limits();
    if (block.kind == "functions") return function_table();
    if (block.kind == "refused") return refusal(block.what, files_.front());
    REQUIRE(block.kind == "output");
    const test::Printed printed = test::printed(block.what);
    return printed.out + printed.err;
  }

  [[nodiscard]] const std::vector<std::string>& files() const { return files_; }

 private:
  rules::RulePack shipped_;
  std::vector<std::string> files_;  // of the rules
};

// Every block but commands to type has a mark, so that it is made anew.
void check_marks(const std::string& page) {
  bool inside = false;
  for (std::size_t at = 0; (at = page.find("\n```", at)) != std::string::npos; ++at) {
    inside = !inside;
    if (!inside || page.compare(at, 7, "\n```sh\n") == 0) continue;
    INFO(test::line_at(page, at + 1) << test::line_at(page, page.find('\n', at + 1) + 1));
    CHECK(page.compare(at - 4, 4, " -->") == 0);
  }
}

// Leaves the page's own rules in the pack and runs their cases.
void check_rules(rules::RulePack pack, const std::vector<std::string>& files) {
  std::erase_if(pack.rules, [&](const rules::Rule& rule) {
    return std::ranges::find(files, rule.file) == files.end();
  });
  CHECK(pack.rules.size() == files.size());
  CHECK(files.size() >= 10);
  for (const rules::Rule& rule : pack.rules) {
    CHECK(rule.file == std::string(k_rules) + "/" + rule.id + "-" + rule.name + ".json");
    CHECK(rules::missing_cases(rule) == std::vector<std::string>{});
  }
  for (const rules::CaseResult& result : rules::run_cases(pack)) {
    INFO(result.rule << " \"" << result.name << "\": expected " << result.expected << ", got "
                     << result.actual);
    CHECK(result.passed);
  }
}

}  // namespace

TEST_CASE("docs/rule-authoring.md can be followed from top to bottom") {
  const std::string page = std::string(k_docs) + "rule-authoring.md";
  const test::Shipped shipped;
  const Desk desk;
  Reader reader(shipped);
  const std::string expected = test::refreshed(test::slurp(page), std::ref(reader));
  check_marks(expected);
  check_rules(pack_of(shipped), reader.files());
  test::settle(page, expected);
}

TEST_CASE("docs/rule-reference.md has every operator, macro and function") {
  const std::string page = std::string(k_docs) + "rule-reference.md";
  const test::Shipped shipped;
  Reader reader(shipped);
  const std::string expected = test::refreshed(test::slurp(page), std::ref(reader));
  check_marks(expected);
  test::settle(page, expected);
  for (auto op = cel::Op{}; op <= cel::Op::share;
       op = static_cast<cel::Op>(static_cast<int>(op) + 1)) {
    const std::string symbol(cel::symbol_of(op));
    INFO(symbol);
    CHECK(expected.find(symbol) != std::string::npos);
  }
}

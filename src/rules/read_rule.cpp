#include "read_rule.hpp"

#include <algorithm>

#include "partner_check/base/pointer.hpp"
#include "partner_check/cel/parse.hpp"

#include "check_words.hpp"
#include "expression.hpp"

namespace partner_check::rules {

namespace {

Value parameter_value(const Node& node, Arena& arena) {
  switch (node.kind) {
    case NodeKind::boolean: return Value::of(node.boolean);
    case NodeKind::number: return Value::of_number(node.number);
    default: return Value::of_string(arena.copy(node.text));
  }
}

std::optional<double> read_number(const Node& object, std::string_view name) {
  const Node* node = object.find(name);
  return node == nullptr ? std::nullopt : std::optional(node->number);
}

class RuleReader {
 public:
  RuleReader(const Document& document, const Workshop& workshop)
      : root_(*document.root), workshop_(workshop), expressions_(workshop.types, problems_) {
    rule_.file = document.file;
  }

  Result<Rule> read() {
    check_words(root_, workshop_, problems_);
    read_texts();
    rule_.scope = read_scope(root_);
    read_parameters();
    open_environment();
    read_for_each();
    read_when();
    read_levels();
    if (const Node* message = root_.find("message"))
      rule_.message = expressions_.message(*message, "/message", environment_);
    check_root();
    check_parameters_used();
    if (has_errors(problems_)) return std::move(problems_);
    return std::move(rule_);
  }

 private:
  void read_texts() {
    rule_.id = read_string(root_, "id");
    rule_.name = read_string(root_, "name");
    rule_.title = read_string(root_, "title");
    rule_.dimension = read_string(root_, "dimension");
    rule_.root = read_string(root_, "root");
    rule_.why = read_string(root_, "why");
    rule_.fix = read_string(root_, "fix");
    rule_.strength = read_string(root_, "strength");
    rule_.effort = parse_name<Effort>(read_string(root_, "effort")).value_or(Effort::medium);
    rule_.success_factors = read_strings(root_.find("success_factors"));
    rule_.evidence = read_strings(root_.find("evidence"));
    rule_.sources = read_citations(root_.find("sources"));
    if (root_.find("benchmark") != nullptr)
      rule_.benchmark.emplace().id = read_string(root_, "benchmark");
    if (const Node* cases = root_.find("cases"))
      for (const Node& node : cases->children())
        rule_.cases.push_back({read_string(node, "name"), &node});
  }

  static Scope read_scope(const Node& node) {
    return {read_strings(node.find("phases")), read_strings(node.find("types"))};
  }

  void read_parameters() {
    const Node* parameters = root_.find("parameters");
    if (parameters == nullptr) return;
    for (const Node& node : parameters->children()) {
      rule_.parameters.push_back({.name = std::string(node.key),
                                  .value = parameter_value(*node.find("default"), workshop_.arena),
                                  .unit = read_string(node, "unit"),
                                  .ground = read_string(node, "ground"),
                                  .min = read_number(node, "min"),
                                  .max = read_number(node, "max")});
      check_parameter_name(node.key, pointer_child("/parameters", node.key));
      check_range(rule_.parameters.back());
    }
  }

  void check_range(const Parameter& parameter) {
    const bool is_bounded = parameter.min || parameter.max;
    const bool is_number = parameter.value.is(ValueKind::number);
    if (!is_bounded || (is_number && is_in_range(parameter, parameter.value))) return;
    problems_.push_back(
        {.code = "rule-parameter-range",
         .message = is_number ? "the default " + readable(parameter.value) + " must be " +
                                    range_text(parameter)
                              : "`min` and `max` are for numbers",
         .pointer = pointer_child("/parameters", parameter.name) + (is_number ? "/default" : "")});
  }

  // Slots: the profile's top-level members, then `params`, then one for each name of for_each.
  void open_environment() {
    for (const profile::Variable& variable : workshop_.profile.variables())
      environment_.variables.push_back({variable.name, variable.type});
    rule_.parameter_record = new_parameter_record(rule_, workshop_.types, workshop_.arena);
    const RecordType* type = rule_.parameter_record.record->type;
    environment_.variables.push_back({"params", workshop_.types.record(type)});
  }

  void read_for_each() {
    const Node* for_each = root_.find("for_each");
    if (for_each == nullptr) return;
    for (const Node& node : for_each->children()) {
      const std::string pointer = pointer_child("/for_each", node.key);
      std::optional<cel::Program> list = expressions_.expression(node, pointer, environment_);
      TypeRef element = primitive(TypeKind::dyn);
      if (list) {
        const TypeRef type = list->type();
        if (type->kind == TypeKind::list)
          element = type->element;
        else
          problems_.push_back({.code = "rule-not-a-list",
                               .message = "for_each needs a list; this gives " + to_text(type),
                               .pointer = pointer});
        rule_.for_each.push_back({std::string(node.key), expression_text(node), std::move(*list)});
      }
      check_element_name(node.key, pointer);
      environment_.variables.push_back({std::string(node.key), element});
    }
  }

  // The name of an element must be one that expressions can read, and hide nothing.
  void check_element_name(std::string_view name, const std::string& pointer) {
    const bool is_taken = std::ranges::find(environment_.variables, name, &cel::Variable::name) !=
                          environment_.variables.end();
    if (!is_taken && is_read_as(name, cel::Op::variable, name)) return;
    report_name(is_taken ? "`" + std::string(name) + "` stands for something else already"
                         : "`" + std::string(name) + "` cannot be read in an expression",
                pointer);
  }

  void check_parameter_name(std::string_view name, const std::string& pointer) {
    if (!is_read_as("params." + std::string(name), cel::Op::select, name))
      report_name("`params." + std::string(name) + "` cannot be read in an expression", pointer);
  }

  static bool is_read_as(std::string_view source, cel::Op op, std::string_view name) {
    const Result<cel::Ast> ast = cel::parse(source);
    if (!ast) return false;
    const cel::AstNode& node = (*ast)[ast->root];
    return node.op == op && ast->names[node.name] == name;
  }

  void report_name(std::string message, const std::string& pointer) {
    problems_.push_back({.code = "rule-name",
                         .message = std::move(message),
                         .hint = "a name has letters, digits and _, and is used once",
                         .pointer = pointer,
                         .at_key = true});
  }

  void read_when() {
    const Node* when = root_.find("when");
    if (when == nullptr) return;
    rule_.when_text = expression_text(*when);
    rule_.when = expressions_.condition(*when, "/when", environment_);
  }

  void read_levels() {
    const Node* levels = root_.find("levels");
    for (std::size_t i = 0; i < levels->size; ++i) {
      const std::string pointer = pointer_child("/levels", i);
      const Node& node = levels->first[i];
      const auto severity =
          parse_name<Severity>(read_string(node, "severity")).value_or(Severity::info);
      if (!rule_.levels.empty() && rule_.levels.back().severity < severity)
        problems_.push_back({.code = "rule-level-order",
                             .message = "levels go from the most severe down",
                             .pointer = pointer + "/severity"});
      Scope scope = read_scope(node);
      const Node& raised = *node.find("raised");
      std::optional<cel::Program> program =
          expressions_.condition(raised, pointer + "/raised", environment_);
      std::optional<Message> message;
      if (const Node* text = node.find("message"))
        message = expressions_.message(*text, pointer + "/message", environment_);
      if (program)
        rule_.levels.push_back({severity, std::move(scope), expression_text(raised),
                                std::move(*program), std::move(message),
                                own_or(node, "title", rule_.title), own_or(node, "why", rule_.why),
                                own_or(node, "fix", rule_.fix)});
    }
  }

  static std::string own_or(const Node& level, std::string_view name, const std::string& rules) {
    return level.find(name) == nullptr ? rules : read_string(level, name);
  }

  // The root must be a declared fact, or two rules could never share it.
  void check_root() {
    std::string pointer;
    for (const std::string& step : pointer_steps(rule_.root))
      pointer = pointer_child(pointer, step == "*" ? "0" : step);
    if (workshop_.profile.describe(pointer)) return;
    problems_.push_back({.code = "rule-root",
                         .message = "`" + rule_.root + "` is no fact of the profile schema",
                         .hint = "`*` stands for an element of a list",
                         .pointer = "/root"});
  }

  void check_parameters_used() {
    if (has_errors(problems_)) return;  // an expression that did not compile reads nothing
    const auto slot = static_cast<std::uint32_t>(workshop_.profile.variables().size());
    for (const Parameter& parameter : rule_.parameters) {
      if (is_read(slot, parameter.name)) continue;
      problems_.push_back({.code = "rule-unused-parameter",
                           .message = "no expression reads `params." + parameter.name + "`",
                           .pointer = pointer_child("/parameters", parameter.name),
                           .at_key = true});
    }
  }

  [[nodiscard]] bool is_read(std::uint32_t slot, std::string_view field) const {
    const auto reads = [&](const cel::Program& program) { return program.reads(slot, field); };
    const auto message_reads = [&](const Message& message) {
      return std::ranges::any_of(message.pieces, [&](const auto& piece) {
        const auto* program = std::get_if<cel::Program>(&piece);
        return program != nullptr && reads(*program);
      });
    };
    return (rule_.when && reads(*rule_.when)) || message_reads(rule_.message) ||
           std::ranges::any_of(rule_.for_each,
                               [&](const ForEach& each) { return reads(each.elements); }) ||
           std::ranges::any_of(rule_.levels, [&](const Level& level) {
             return reads(level.raised) || (level.message && message_reads(*level.message));
           });
  }

  const Node& root_;
  const Workshop& workshop_;
  Diagnostics problems_;
  ExpressionReader expressions_;
  cel::Environment environment_;
  Rule rule_;
};

}  // namespace

std::string read_string(const Node& object, std::string_view name) {
  const Node* node = object.find(name);
  return node == nullptr ? std::string() : std::string(node->text);
}

std::vector<std::string> read_strings(const Node* list) {
  std::vector<std::string> strings;
  if (list != nullptr)
    for (const Node& node : list->children())
      strings.emplace_back(node.text);
  return strings;
}

std::vector<Citation> read_citations(const Node* sources) {
  std::vector<Citation> citations;
  if (sources != nullptr)
    for (const Node& node : sources->children())
      citations.push_back({read_string(node, "document"), read_string(node, "section"),
                           read_string(node, "claim")});
  return citations;
}

Result<Rule> read_rule(const Document& document, const Workshop& workshop) {
  return RuleReader(document, workshop).read();
}

}  // namespace partner_check::rules

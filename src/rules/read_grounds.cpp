#include "read_grounds.hpp"

#include "partner_check/base/pointer.hpp"

#include "check_words.hpp"
#include "expression.hpp"

namespace partner_check::rules {

namespace {

class GroundReader {
 public:
  GroundReader(const Document& document, const Workshop& workshop)
      : root_(*document.root), expressions_(workshop.types, problems_) {
    check_scope(root_, workshop, problems_);
    for (const profile::Variable& variable : workshop.profile.variables())
      environment_.variables.push_back({variable.name, variable.type});
  }

  Result<Grounds> read() {
    Grounds grounds{read_string(root_, "title"), read_strings(root_.find("phases")), {}};
    const Node& list = *root_.find("grounds");
    for (std::size_t i = 0; i < list.size; ++i)
      grounds.all.push_back(ground(list.first[i], pointer_child("/grounds", i)));
    if (!problems_.empty()) return std::move(problems_);
    return grounds;
  }

 private:
  Ground ground(const Node& node, const std::string& pointer) {
    Ground ground{.id = read_string(node, "id"),
                  .title = read_string(node, "title"),
                  .side = parse_name<Side>(read_string(node, "side")).value_or(Side::speaks_for),
                  .condition = {},
                  .holds = {},
                  .rule = read_string(node, "rule"),
                  .sources = read_citations(node.find("sources"))};
    const Node* holds = node.find("holds");
    if (holds != nullptr) {
      ground.condition = expression_text(*holds);
      ground.holds = expressions_.condition(*holds, pointer_child(pointer, "holds"), environment_);
    }
    if ((holds == nullptr) == ground.rule.empty())
      problems_.push_back({.code = holds == nullptr ? "ground-not-settled" : "ground-settled-twice",
                           .message = holds == nullptr
                                          ? "nothing says whether `" + ground.id + "` holds"
                                          : "`" + ground.id + "` has a condition and a rule",
                           .hint = "it needs one of `holds` (a condition) and `rule` (an id)",
                           .pointer = pointer});
    return ground;
  }

  const Node& root_;
  Diagnostics problems_;
  ExpressionReader expressions_;
  cel::Environment environment_;
};

}  // namespace

Result<Grounds> read_grounds(const Document& document, const Workshop& workshop) {
  return GroundReader(document, workshop).read();
}

}  // namespace partner_check::rules

#include "partner_check/cel/image.hpp"

#include <algorithm>

namespace partner_check::cel {

// A structured binding names all members: one that is added does not compile until it is looked at
// here.
template <typename Image>
void fields(Image& image, Imaged<Image, AstNode>& node) {
  auto& [op, receiver, begin, end, name, slot, field, overloads, first_child, child_count,
         optionals, constant, name_begin, value_name, value_begin, type] = node;
  image(op, receiver, begin, end, name, slot, field, overloads, first_child, child_count, optionals,
        constant, value_name);
}

namespace {

template <typename Image>
void trees_fields(Image& image, Imaged<Image, Ast>& ast) {
  auto& [source, nodes, children, names, constants, regexes, root, slots, arena] = ast;
  image(source, nodes, children, names, constants);
}

// Regular expressions are compiled again, from the literals that they were made of.
void compile_regexes(Ast& ast) {
  for (AstNode& node : ast.nodes) {
    if (node.op != Op::call || node.constant == k_none) continue;
    const AstNode& pattern = ast[ast.child(node, 1)];
    auto regex = Regex::compile(ast.constants[pattern.constant].string());
    assert(regex);
    node.constant = static_cast<std::uint32_t>(ast.regexes.size());
    ast.regexes.push_back(std::move(regex).value());
  }
}

// Copies a tree into an Ast that has others already.
class Transplant {
 public:
  Transplant(const Program& program, Ast& to)
      : from_(program.ast()),
        to_(to),
        begin_(from_[program.root()].begin),
        moved_to_(static_cast<std::uint32_t>(to.source.size())) {
    to_.source += from_.text(from_[program.root()]);
  }

  NodeId copy(NodeId id) {
    AstNode node = from_[id];
    std::vector<NodeId> children;
    for (std::uint32_t i = 0; i < node.child_count; ++i)
      children.push_back(copy(from_.child(node, i)));
    node.first_child = static_cast<std::uint32_t>(to_.children.size());
    to_.children.insert(to_.children.end(), children.begin(), children.end());
    node.begin += moved_to_ - begin_;
    node.end += moved_to_ - begin_;
    node.name = name(node.name);
    node.value_name = name(node.value_name);
    if (node.op == Op::literal) {
      to_.constants.push_back(from_.constants[node.constant]);
      node.constant = static_cast<std::uint32_t>(to_.constants.size() - 1);
    }
    to_.nodes.push_back(node);
    return static_cast<NodeId>(to_.nodes.size() - 1);
  }

 private:
  std::uint32_t name(std::uint32_t index) {
    if (index == k_none) return k_none;
    const std::string& wanted = from_.names[index];
    const auto found = std::ranges::find(to_.names, wanted);
    const auto position = static_cast<std::uint32_t>(found - to_.names.begin());
    if (found == to_.names.end()) to_.names.push_back(wanted);
    return position;
  }

  const Ast& from_;
  Ast& to_;
  std::uint32_t begin_;     // of the tree in its source
  std::uint32_t moved_to_;  // where that stands in the new one
};

}  // namespace

void fields(ProgramWriter& image, const Ast& trees) {
  trees_fields(image, trees);
}

void fields(ProgramReader& image, Ast& trees) {
  trees_fields(image, trees);
  trees.root = k_none;  // each program has its own
  compile_regexes(trees);
}

void fields(ProgramWriter& image, const Program& program) {
  const NodeId root = Transplant(program, image.shared).copy(program.root());
  image(root, program.slots(), program.type());
}

void fields(ProgramReader& image, Program& program) {
  NodeId root = 0;
  std::uint32_t slots = 0;
  TypeRef type = nullptr;
  image(root, slots, type);
  program = Program(image.shared, root, slots, type);
}

}  // namespace partner_check::cel

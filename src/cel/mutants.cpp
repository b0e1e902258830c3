#include "partner_check/cel/mutants.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <set>

#include <fmt/format.h>

#include "partner_check/cel/parse.hpp"

namespace partner_check::cel {
namespace {

struct Swap {
  Op op;
  std::string_view written, instead;
};
constexpr std::array<Swap, 12> k_swaps{{
    {Op::less, "<", "<="},
    {Op::less_equal, "<=", "<"},
    {Op::greater, ">", ">="},
    {Op::greater_equal, ">=", ">"},
    {Op::equal, "==", "!="},
    {Op::not_equal, "!=", "=="},
    {Op::logical_and, "&&", "||"},
    {Op::logical_or, "||", "&&"},
    {Op::all, "all", "exists"},
    {Op::exists, "exists", "all"},
    {Op::exists_one, "exists_one", "exists"},
    {Op::exists_one, "existsOne", "exists"},
}};

class MutantList {
 public:
  // `parsed` is the program's tree before what is constant was folded: the same nodes.
  MutantList(const Ast& parsed, const Ast& checked) : ast_(parsed), checked_(checked) {}

  std::vector<Mutant> mutants() && {
    std::ranges::stable_sort(mutants_, {}, [](const Mutant& one) { return one.place.offset; });
    return std::move(mutants_);
  }

  void visit(NodeId id) {
    const AstNode& node = ast_[id];
    swap(node);
    if (node.op == Op::logical_not) add(node.begin, 1, "");
    if (node.op == Op::literal) literal(node);
    if (node.op == Op::equal || node.op == Op::not_equal) {
      member(ast_.child(node, 0), ast_.child(node, 1));
      member(ast_.child(node, 1), ast_.child(node, 0));
    }
    if (node.op == Op::in) members(node);
    for (std::uint32_t i = 0; i < node.child_count; ++i)
      visit(ast_.child(node, i));
  }

 private:
  void add(std::size_t offset, std::size_t length, std::string replacement) {
    mutants_.push_back({{offset, length}, std::move(replacement)});
  }

  // The operator stands between the operands, the name of a loop between the range and its
  // variable.
  void swap(const AstNode& node) {
    if (node.child_count < 2) return;
    const std::size_t begin = ast_[ast_.child(node, 0)].end;
    const std::size_t end = ast_[ast_.child(node, 1)].begin;
    const std::string_view gap = std::string_view(ast_.source).substr(begin, end - begin);
    for (const Swap& row : k_swaps) {
      const std::size_t at = row.op == node.op ? gap.find(row.written) : std::string_view::npos;
      if (at == std::string_view::npos) continue;
      return add(begin + at, row.written.size(), std::string(row.instead));
    }
  }

  void literal(const AstNode& node) {
    const Value& value = ast_.constants[node.constant];
    const std::size_t length = node.end - node.begin;
    if (value.is(ValueKind::boolean)) add(node.begin, length, value.boolean ? "false" : "true");
    if (value.is(ValueKind::int64) || value.is(ValueKind::number))
      for (std::string& number : neighbours(std::string(ast_.text(node))))
        add(node.begin, length, std::move(number));
  }

  [[nodiscard]] std::string_view text_of(NodeId id) const {
    const AstNode& node = ast_[id];
    if (node.op != Op::literal) return {};
    const Value& value = ast_.constants[node.constant];
    return value.is(ValueKind::string) ? value.string() : std::string_view();
  }

  // The first member of the set that `typed` is of and that is not `taken` yet.
  [[nodiscard]] std::string other_member(NodeId typed,
                                         const std::set<std::string_view>& taken) const {
    const TypeRef type = checked_[typed].type;
    if (type == nullptr) return {};
    const auto free = std::ranges::find_if(
        type->values, [&](const std::string& value) { return !taken.contains(value); });
    return free == type->values.end() ? std::string() : *free;
  }

  void replace(NodeId id, const std::string& member) {
    const AstNode& node = ast_[id];
    if (!member.empty()) add(node.begin, node.end - node.begin, "'" + member + "'");
  }

  void member(NodeId written, NodeId typed) {
    if (const std::string_view text = text_of(written); !text.empty())
      replace(written, other_member(typed, {text}));
  }

  void members(const AstNode& node) {
    const AstNode& list = ast_[ast_.child(node, 1)];
    if (list.op != Op::list) return;
    std::set<std::string_view> taken;
    for (std::uint32_t i = 0; i < list.child_count; ++i)
      taken.insert(text_of(ast_.child(list, i)));
    for (std::uint32_t i = 0; i < list.child_count; ++i)
      if (const NodeId item = ast_.child(list, i); !text_of(item).empty())
        replace(item, other_member(ast_.child(node, 0), taken));
  }

  const Ast& ast_;
  const Ast& checked_;
  std::vector<Mutant> mutants_;
};

}  // namespace

std::vector<Mutant> mutants_of(const Program& program) {
  const Result<Ast> parsed = parse(program.ast().source);
  if (!parsed) return {};
  MutantList list(*parsed, program.ast());
  list.visit(parsed->root);
  return std::move(list).mutants();
}

std::vector<std::string> neighbours(const std::string& number) {
  double value = 0;
  const auto [end, failure] = std::from_chars(number.data(), number.data() + number.size(), value);
  if (failure != std::errc{} || end != number.data() + number.size()) return {};
  const std::size_t point = number.find('.');
  const bool plain = number.find_first_of("eE") == std::string::npos;
  const std::size_t decimals =
      plain && point != std::string::npos ? number.size() - point - 1 : std::size_t{0};
  const double step =
      std::max(std::pow(10.0, -static_cast<double>(decimals)), std::floor(std::abs(value) / 1000));
  std::vector<std::string> near{fmt::format("{:.{}f}", value + step, decimals)};
  if (value > 0) near.push_back(fmt::format("{:.{}f}", value - step, decimals));
  return near;
}

}  // namespace partner_check::cel

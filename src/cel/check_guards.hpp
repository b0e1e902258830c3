// Which paths cannot be null at the place that the checker looks at: `a.b != null && a.b.c > 1`.
// Private to the checker. A path is a variable, fields of it, and elements with a literal index:
// what gives the same value each time it is read.
#pragma once

#include <string>
#include <vector>

#include "partner_check/cel/ast.hpp"

namespace partner_check::cel {

enum class Truth { yes, no };

class Guards {
 public:
  explicit Guards(const Ast& ast) : ast_(ast) {}

  // A key for the path; empty if the node is none.
  [[nodiscard]] std::string path(NodeId id) const;
  [[nodiscard]] static std::string path_of_slot(std::uint32_t slot);
  [[nodiscard]] bool holds(const std::string& path) const;
  // The paths that are not null if the condition turns out so. Its operands must have their types.
  [[nodiscard]] std::vector<std::string> facts(NodeId condition, Truth truth) const;
  // From now on no more complaints about this path.
  void settle(std::string path) { settled_.push_back(std::move(path)); }

 private:
  friend class Assumption;
  [[nodiscard]] std::string path_of_field(const AstNode& node) const;  // of a.b and of has(a.b)
  [[nodiscard]] std::vector<std::string> comparison_facts(const AstNode& node) const;
  [[nodiscard]] bool is_never_null(NodeId id) const;

  const Ast& ast_;
  std::vector<std::string> assumed_;
  std::vector<std::string> settled_;
};

// For its lifetime, the condition is assumed to have turned out so.
class Assumption {
 public:
  Assumption(Guards& guards, NodeId condition, Truth truth);
  ~Assumption() { guards_.assumed_.resize(outer_); }
  Assumption(const Assumption&) = delete;
  Assumption& operator=(const Assumption&) = delete;

 private:
  Guards& guards_;
  std::size_t outer_;
};

}  // namespace partner_check::cel

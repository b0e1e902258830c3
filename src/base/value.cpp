#include "partner_check/base/value.hpp"

#include <algorithm>
#include <iterator>
#include <unordered_set>

#include "partner_check/base/pointer.hpp"

namespace partner_check {
namespace {

// Unions share their parts (a fold unites the same set again and again) and may be as deep as a
// list is long: each part is visited once, without recursion.
std::vector<std::string> all_paths(const Unknown* unknown) {
  std::vector<std::string> paths;
  std::unordered_set<const Unknown*> seen{unknown};
  std::vector<const Unknown*> open{unknown};
  while (!open.empty()) {
    const Unknown* set = open.back();
    open.pop_back();
    if (set->left == nullptr && set->right == nullptr) paths.push_back(pointer_of(set->where));
    for (const Unknown* part : {set->left, set->right})
      if (part != nullptr && seen.insert(part).second) open.push_back(part);
  }
  return paths;
}

}  // namespace

std::string pointer_of(const Origin* origin) {
  std::vector<const Origin*> steps;
  for (; origin != nullptr; origin = origin->parent)
    steps.push_back(origin);
  std::string pointer;
  for (auto step = steps.rbegin(); step != steps.rend(); ++step)
    pointer = (*step)->name.data() == nullptr ? pointer_child(pointer, (*step)->index)
                                              : pointer_child(pointer, (*step)->name);
  return pointer;
}

Value unknown_at(Arena& arena, const Origin* where) {
  Value value = Value::of(arena.make<Unknown>(where));
  value.origin = where;
  return value;
}

Value unite(Arena& arena, Value a, Value b) {
  if (a.unknown == b.unknown) return a;
  return Value::of(arena.make<Unknown>(nullptr, a.unknown, b.unknown));
}

Value error(Arena& arena, std::string_view code, std::string_view message) {
  return Value::of(arena.make<Error>(code, arena.copy(message)));
}

std::vector<std::string> unknown_paths(const Value& unknown) {
  std::vector<std::string> paths = all_paths(unknown.unknown);
  std::sort(paths.begin(), paths.end());
  paths.erase(std::unique(paths.begin(), paths.end()), paths.end());
  const auto lies_below_another = [&paths](std::string_view path) {
    while (!path.empty()) {
      path = pointer_parent(path);
      if (std::binary_search(paths.begin(), paths.end(), path)) return true;
    }
    return false;
  };
  std::vector<std::string> kept;
  std::copy_if(paths.begin(), paths.end(), std::back_inserter(kept),
               [&](const std::string& path) { return !lies_below_another(path); });
  return kept;
}

}  // namespace partner_check

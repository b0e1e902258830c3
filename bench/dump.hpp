// The work as JSON, for other evaluators to do: the rules of the pack as trees, and for each
// profile the answers that they must give.
#pragma once

#include <span>

#include "partner_check/json/write.hpp"

#include "work.hpp"

namespace partner_check::bench {

// {variables: {name: field}, dates: [pointer pattern], rules: [...], profiles: [...]}. A tree is
// {op, name?, type, args} with the operator's symbol, or {value, type}; type is "int", "double" or
// absent.
[[nodiscard]] json::Json dump(const app::Engine& engine, std::span<const Profile> profiles);

}  // namespace partner_check::bench

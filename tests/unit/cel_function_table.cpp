// The function table as a whole, and every row of it with unknown arguments in every place: nobody
// has to remember to test a new one.
#include <algorithm>
#include <array>

#include "partner_check/cel/functions.hpp"

#include "support/catch.hpp"
#include "support/cel.hpp"

using namespace partner_check;
using partner_check::test::CelWorld;

TEST_CASE("the function table is sorted, complete and free of repetitions") {
  const auto rows = cel::functions();
  CHECK(std::ranges::is_sorted(rows, {}, &cel::Overload::name));
  for (std::size_t i = 0; i < rows.size(); ++i) {
    INFO(rows[i].name);
    CHECK(rows[i].run != nullptr);
    CHECK(rows[i].result != nullptr);
    CHECK_FALSE(rows[i].help.empty());
    for (std::size_t j = i + 1; j < rows.size() && rows[j].name == rows[i].name; ++j) {
      const bool repeated = rows[i].style == rows[j].style &&
                            std::ranges::equal(rows[i].parameters, rows[j].parameters, same_type);
      CHECK_FALSE(repeated);
    }
  }
  CHECK(cel::overloads_of("size").size() == 8);
  CHECK(cel::overloads_of("siz").empty());
}

namespace {

// A value that a parameter of this type takes.
Value sample(TypeRef type, TypeTable& types, Arena& arena) {
  switch (type->kind) {
    case TypeKind::boolean: return Value::of(true);
    case TypeKind::int64: return Value::of_int(1);
    case TypeKind::uint64: return Value::of_uint(1);
    case TypeKind::string: return Value::of_string("1");
    case TypeKind::bytes: return Value::of_bytes("1");
    case TypeKind::timestamp: return Value::of(Instant{0, 0});
    case TypeKind::duration: return Value::of_duration(1);
    case TypeKind::list:
      return Value::of(arena.make<List>(
          arena.copy(std::span<const Value>(std::array{sample(type->element, types, arena)})),
          true));
    case TypeKind::map: return Value::of(arena.make<Map>());
    case TypeKind::optional: return Value::of_optional(arena.make<Value>(Value::of_number(1)));
    default: return Value::of_number(1);
  }
}

std::string call_text(const cel::Overload& row, std::size_t arguments) {
  std::string source = row.style == cel::CallStyle::member ? "a0." : "";
  source.append(row.name).append("(");
  for (std::size_t i = row.style == cel::CallStyle::member ? 1 : 0; i < arguments; ++i)
    source += (source.back() == '(' ? "a" : ", a") + std::to_string(i);
  return source + ")";
}

// Calls the function with so many arguments, each of them stated, unknown or an error in turn.
void check_gaps_and_faults(const cel::Overload& row, std::size_t arguments) {
  const std::string source = call_text(row, arguments);
  INFO(source);
  // Bit i of `gaps`: argument i is unknown; if bit i of `faults`: an error.
  const unsigned sets = 1u << arguments;
  for (unsigned gaps = 0; gaps < sets; ++gaps)
    for (unsigned faults = 0; faults < sets; ++faults) {
      CelWorld world;
      std::string paths;
      for (std::size_t i = 0; i < arguments; ++i) {
        const std::string name = "a" + std::to_string(i);
        const bool fault = (faults >> i & 1u) != 0;
        const bool gap = !fault && (gaps >> i & 1u) != 0;
        if (gap) paths += " /" + name;
        world.define(name, row.parameter(i),
                     fault ? error(world.arena, "fault", "")
                     : gap ? world.unknown(name)
                           : sample(row.parameter(i), world.types, world.arena));
      }
      const std::string result = world.eval(source);
      if (faults != 0) {
        CHECK(result == "error fault");
      } else if (!paths.empty()) {
        CHECK(result == "unknown" + paths);
      } else {
        CHECK(result != "error no_such_overload");
        CHECK(result.substr(0, 7) != "unknown");
      }
    }
}

}  // namespace

TEST_CASE("every function gives the union of its unknown arguments, unless one is an error") {
  for (const cel::Overload& row : cel::functions()) {
    if (row.name == "or" || row.name == "orValue") continue;  // as ?:, see cel_unknown_parts.cpp
    check_gaps_and_faults(row, row.parameters.size());
    if (row.arity == cel::Arity::variadic) check_gaps_and_faults(row, row.parameters.size() + 2);
  }
}

TEST_CASE("every function on lists gives what is unknown inside of them, or not shown") {
  for (const cel::Overload& row : cel::functions())
    for (std::size_t i = 0; i < row.parameters.size(); ++i) {
      if (row.parameters[i]->kind != TypeKind::list) continue;
      INFO(call_text(row, row.parameters.size()) << ", argument " << i);
      for (const bool complete : {true, false}) {
        if (complete && row.name == "size") continue;  // counts elements without looking at them
        CelWorld world;
        for (std::size_t j = 0; j < row.parameters.size(); ++j)
          world.define("a" + std::to_string(j), row.parameters[j],
                       sample(row.parameters[j], world.types, world.arena));
        Value list = world.unknown("list");
        const Value gap = world.unknown("gap");
        const Origin* origin = list.origin;
        list = Value::of(world.arena.make<List>(
            complete ? world.arena.copy(std::span<const Value>(&gap, 1)) : std::span<const Value>{},
            complete));
        list.origin = origin;
        world.slots[world.slots.size() - row.parameters.size() + i] = list;
        CHECK(world.eval(call_text(row, row.parameters.size())) ==
              (complete ? "unknown /gap" : "unknown /list"));
      }
    }
}

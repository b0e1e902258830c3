// Expressions over a small profile made by hand: what an expression gives, as exact text.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "partner_check/base/value.hpp"
#include "partner_check/cel/check.hpp"
#include "partner_check/cel/eval.hpp"
#include "partner_check/cel/parse.hpp"
#include "partner_check/cel/program.hpp"

#include "support/catch.hpp"
#include "support/exact.hpp"

namespace partner_check::test {

// The profile: two facts nobody has stated (`u`, `v`), a number, a date, a section with a stated, a
// null and an absent field, a section that is absent as a whole, partners, a dictionary, and a list
// and a dictionary that are known to be incomplete.
class CelWorld {
 public:
  CelWorld() {
    const TypeRef number = primitive(TypeKind::number);
    const TypeRef string = primitive(TypeKind::string);
    const TypeRef date = primitive(TypeKind::timestamp);
    RecordType* goals = types.new_record("goals");
    goals->fields = {{"vision", string},
                     {"challenge", types.nullable(string)},
                     {"count", number},
                     {"deadline", types.nullable(date)}};
    RecordType* partner = types.new_record("partner");
    partner->fields = {{"id", string}, {"people", number}, {"lead", primitive(TypeKind::boolean)}};

    define("u", primitive(TypeKind::boolean), unknown("u"));
    define("v", primitive(TypeKind::boolean), unknown("v"));
    define("rate", number, at(place("rate"), Value::of_number(2.5)));
    define("as_of", date, at(place("as_of"), Value::of(*parse_date("2026-11-01"))));
    const Origin* in_goals = place("goals");
    define("goals", types.record(goals),
           at(in_goals, record(goals, {not_stated(place("vision", in_goals)),
                                       at(place("challenge", in_goals), Value{}),
                                       at(place("count", in_goals), Value::of_number(3)),
                                       not_stated(place("deadline", in_goals))})));
    define("gone", types.record(goals), unknown("gone"));
    define("partners", types.list(types.record(partner)), partners(partner));
    const Origin* in_log = place("log");
    define("log", types.list(number),
           at(in_log, list({at(element(0, in_log), Value::of_number(1)),
                            at(element(1, in_log), Value::of_number(2))},
                           false)));
    const Origin* in_shares = place("shares");
    define("shares", types.map(string, number),
           at(in_shares, map({{"a", at(place("a", in_shares), Value::of_number(0.5))},
                              {"b", at(place("b", in_shares), Value{})}},
                             true)));
    const Origin* in_tags = place("tags");
    define("tags", types.map(string, number),
           at(in_tags, map({{"x", at(place("x", in_tags), Value::of_number(1))}}, false)));
  }

  void define(std::string name, TypeRef type, Value value) {
    environment.variables.push_back({std::move(name), type});
    slots.push_back(value);
  }
  [[nodiscard]] Value unknown(std::string_view name) { return not_stated(place(name)); }

  // Parses and evaluates without a checker, as plain CEL does.
  [[nodiscard]] Value value(std::string_view source, const cel::Limits& limits = {}) {
    Result<cel::Ast> ast = cel::parse(source, limits);
    if (!ast) return error(arena, "syntax", ast.problems().front().message);
    cel::resolve(*ast, environment);
    std::vector<Value> places = slots;
    places.resize(ast->slots);
    cel::Context context{arena, limits.max_steps, arena.used() + limits.max_memory};
    Value result = cel::evaluate(*ast, ast->root, places, context);
    asts_.push_back(std::move(ast).value());  // the result may point into it
    return result;
  }
  [[nodiscard]] std::string eval(std::string_view source, const cel::Limits& limits = {}) {
    return exact(value(source, limits));
  }

  // "text = value @ pointer" of each operand, or the first problem of the checker.
  [[nodiscard]] std::vector<std::string> explain(std::string_view source) {
    const auto program = cel::Program::compile(source, environment, types);
    if (!program) return {program.problems().front().message};
    std::vector<std::string> lines;
    for (const cel::Operand& operand : program->explain(slots, arena))
      lines.push_back(operand.text + " = " + exact(operand.value) + " @ " +
                      pointer_of(operand.value.origin));
    return lines;
  }

  TypeTable types;
  cel::Environment environment;
  std::vector<Value> slots;
  Arena arena;

 private:
  struct Entry {
    std::string_view key;
    Value value;
  };

  static Value at(const Origin* where, Value value) {
    value.origin = where;
    return value;
  }
  Value not_stated(const Origin* where) { return unknown_at(arena, where); }
  const Origin* place(std::string_view name, const Origin* parent = nullptr) {
    return arena.make<Origin>(parent, arena.copy(name));
  }
  const Origin* element(std::uint32_t index, const Origin* parent) {
    return arena.make<Origin>(parent, std::string_view{}, index);
  }
  Value record(const RecordType* type, const std::vector<Value>& fields) {
    return Value::of(arena.make<Record>(type, arena.copy(std::span(fields))));
  }
  Value list(const std::vector<Value>& items, bool complete) {
    return Value::of(arena.make<List>(arena.copy(std::span(items)), complete));
  }
  Value map(const std::vector<Entry>& entries, bool complete) {
    std::vector<MapEntry> made;
    for (const Entry& entry : entries)
      made.push_back({Value::of_string(entry.key), entry.value});
    return Value::of(arena.make<Map>(arena.copy(std::span<const MapEntry>(made)), complete));
  }

  // a with 10 people, b with nobody knows how many, c with 30; a and c lead.
  Value partners(const RecordType* type) {
    const Origin* all = place("partners");
    std::vector<Value> items;
    for (const std::string_view id : {"a", "b", "c"}) {
      const Origin* one = element(static_cast<std::uint32_t>(items.size()), all);
      const Origin* people = place("people", one);
      items.push_back(
          at(one, record(type, {at(place("id", one), Value::of_string(id)),
                                id == "b" ? not_stated(people)
                                          : at(people, Value::of_number(id == "a" ? 10 : 30)),
                                at(place("lead", one), Value::of(id != "b"))})));
    }
    return at(all, list(items, true));
  }

  std::vector<cel::Ast> asts_;
};

struct CelRow {
  std::string_view source;
  std::string_view result;  // as exact() writes it
};

// Checks what each expression gives, all in one world.
inline void check_rows(std::initializer_list<CelRow> rows) {
  CelWorld world;
  for (const CelRow& row : rows) {
    INFO(row.source);
    CHECK(world.eval(row.source) == row.result);
  }
}

}  // namespace partner_check::test

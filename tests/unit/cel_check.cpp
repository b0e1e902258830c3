#include "partner_check/cel/check.hpp"
#include "partner_check/cel/functions.hpp"

#include "support/checked.hpp"

namespace partner_check::cel {
namespace {

TEST_CASE_METHOD(test::CheckFixture, "types of values and members") {
  check_types({
      {"1", "int"},
      {"1u", "uint"},
      {"-1.5", "double"},
      {"\"a\"", "string"},
      {"b\"a\"", "bytes"},
      {"null", "null"},
      {"int", "type(int)"},
      {"type(any) == google.protobuf.Timestamp", "bool"},
      {"partners", "list(record partner)"},
      {"partners[0]", "record partner"},
      {"partners[0].fte", "double"},
      {"partners[0][\"fte\"]", "double"},
      {"partners[budget.total]", "record partner"},
      {"partners[0].package", "string"},
      {"partners[0].`content-type`", "string"},
      {".title", "string"},
      {"budget.by_partner[\"a\"]", "double"},
      {"budget.by_partner.a", "double"},
      {"budget.notes.a", "string or null"},
      {"has(budget.notes.a)", "bool"},
      {"any.a[0].b", "dyn"},
      {"exit", "record exit or null"},
      {"[]", "list(dyn)"},
      {"[1, 2]", "list(int)"},
      {"[1, 2.5]", "list(double)"},
      {"[1, \"a\"]", "list(dyn)"},
      {"[title, null]", "list(string or null)"},
      {"[[], [1]]", "list(list(int))"},
      {"[[[[[]]]], [], [[[]]]]", "list(list(list(list(list(dyn)))))"},
      {"[phase, partners[0].kind]", "list(string)"},
      {"{\"a\": 1}", "map(string, int)"},
      {"{}", "map(dyn, dyn)"},
      {"{\"a\": 1, 2: true}", "map(dyn, dyn)"},
      {"ready ? 1 : 2.5", "double"},
      {"ready ? title : null", "string or null"},
      {"ready ? 1 : title", "dyn"},
      {"ready ? [] : [1]", "list(int)"},
      {"([].map(x, x))[0].foo", "dyn"},
  });
  check_problems({
      {"~partnrs~", "cel-unknown-name: there is no `partnrs`; did you mean `partners`?"},
      {"phase == ~signed~", "cel-unknown-name: there is no `signed`; a text stands in quotes"},
      {"ready == ~True~", "cel-unknown-name: there is no `True`; did you mean `true`?"},
      {"partners.all(member, ~membr~.fte > 1 && member.fte > 0)",
       "cel-unknown-name: there is no `membr`; did you mean `member`?"},
      {"partners.all(p, p.fte > 1) && ~p~.fte > 0",
       "cel-unknown-name: there is no `p`; a text stands in quotes"},
      {"partners[0].~ftes~ > 1",
       "cel-unknown-field: `partner` has no field `ftes`; did you mean `fte`?"},
      {"has(budget.~totl~)",
       "cel-unknown-field: `budget` has no field `totl`; did you mean `total`?"},
      {"budget.?~zzz~",
       "cel-unknown-field: `budget` has no field `zzz`; it has total, spent, by_partner and notes"},
      {"partners[0][~\"ftes\"~]",
       "cel-unknown-field: `partner` has no field `ftes`; did you mean `fte`?"},
      {"partners.~kind~ == \"startup\"",
       "cel-type: a list has no fields; its elements may: `partners.exists(x, x.kind ...)`"},
      {"title.~length~", "cel-type: a text has no fields"},
      {"partners[~title~]", "cel-type: a list is indexed by a number, not by a text"},
      {"budget.by_partner[~1~]", "cel-type: the keys of this dictionary are string, not int"},
      {"~budget~[title]", "cel-type: a record has no elements; a field is read as `a.field`"},
      {"~title~[0]", "cel-type: a text has no elements"},
      {"{~1.5~: 1}", "cel-type: a number cannot be a key"},
  });
}

TEST_CASE_METHOD(test::CheckFixture, "types of operators") {
  check_types({
      {"1 + 2", "int"},
      {"1 + budget.total", "double"},
      {"budget.total * 2 > 5", "bool"},
      {"size(partners) * budget.total", "double"},
      {"budget.total / size(partners)", "double"},
      {"size(partners) / budget.total", "double"},
      {"double(size(partners)) / 3", "double"},
      {"size(partners) % 2", "int"},
      {"-budget.total", "double"},
      {"title + \"a\"", "string"},
      {"partners[0].tags + [\"a\"]", "list(string)"},
      {"[] + [1]", "list(int)"},
      {"as_of - partners[0].joined", "duration"},
      {"as_of - days(30)", "timestamp"},
      {"days(30) + as_of", "timestamp"},
      {"days(1) + days(2)", "duration"},
      {"as_of - partners[0].joined > days(90)", "bool"},
      {"any + 1.5", "double"},
      {"any + 1", "dyn"},
      {"any + \"a\"", "string"},
      {"any * any", "dyn"},
      {"any < 3", "bool"},
      {"title < \"b\"", "bool"},
      {"budget.total == 1", "bool"},
      {"size(partners) == budget.total", "bool"},
      {"partners == []", "bool"},
      {"partners[0].tags == [\"a\"]", "bool"},
      {"any == partners", "bool"},
      {"title in partners[0].tags", "bool"},
      {"title in budget.by_partner", "bool"},
      {"1 in [budget.total]", "bool"},
      {"!ready && any", "bool"},
      {"ready || !(budget.total > 1)", "bool"},
  });
  check_problems({
      {"~title + 1~",
       "cel-type: a text and a whole number cannot be added; `title` is string, `1` is int"},
      {"~1u + size(partners)~",
       "cel-type: an unsigned number and a whole number cannot be added; `1u` is uint, "
       "`size(partners)` is int"},
      {"~as_of + 30~ < as_of",
       "cel-type: a date and a whole number cannot be added; `as_of` is timestamp, `30` is int; "
       "write a number of days as `days(30)`"},
      {"~as_of - partners[0].joined > 90~",
       "cel-type: a duration cannot be compared with a whole number; `as_of - partners[0].joined` "
       "is duration, `90` is int; write a number of days as `days(30)`"},
      {"~as_of > \"2026-01-01\"~",
       "cel-type: a date cannot be compared with a text; `as_of` is timestamp, `\"2026-01-01\"` is "
       "string; write a date as `timestamp(\"2026-11-01T00:00:00Z\")`"},
      {"~title == 1~",
       "cel-type: a text cannot be compared with a whole number; `title` is string, `1` is int"},
      {"~title - title~",
       "cel-type: a text cannot be subtracted from a text; `title` is string, `title` is string"},
      {"~title * 2~",
       "cel-type: a text cannot be multiplied by a whole number; `title` is string, `2` is int"},
      {"~partners / 2~",
       "cel-type: a list cannot be divided by a whole number; `partners` is list(record partner), "
       "`2` is int"},
      {"~partners < partners~",
       "cel-type: a list cannot be compared with a list; `partners` is list(record partner), "
       "`partners` is list(record partner)"},
      {"~budget.total % 2~",
       "cel-type: `%` takes two whole numbers, not a number and a whole number; `budget.total` is "
       "double, `2` is int; `int(x)` makes a whole number"},
      {"~ready + any~ == 1",
       "cel-type: a yes/no value and a value of any type cannot be added; `ready` is bool, `any` "
       "is dyn"},
      {"-~title~", "cel-type: `-` takes a number, not a text"},
      {"-~1u~", "cel-type: `-` takes a number, not an unsigned number"},
      {"!~title~", "cel-type: `!` takes a condition, not a text"},
      {"ready && ~title~", "cel-type: `&&` takes a condition, not a text"},
      {"~budget.total~ || ready", "cel-type: `||` takes a condition, not a number"},
      {"~size(partners)~ ? 1 : 2", "cel-type: `?:` takes a condition, not a whole number"},
      {"~1 in [title]~",
       "cel-type: a whole number cannot be an element of a list; `1` is int, `[title]` is "
       "list(string)"},
      {"\"a\" in ~title~",
       "cel-type: `in` takes a list or a dictionary, not a text; write `text.contains(part)`"},
      {"\"total\" in ~budget~",
       "cel-type: `in` takes a list or a dictionary, not a record; write `has(a.field)`"},
      {"~size(partners) / 2~ > 1.0",
       "cel-int-division: dividing two whole numbers cuts off the fraction; write "
       "`double(size(partners)) / 2`"},
      {"~1u / 2u~ > 1u",
       "cel-int-division: dividing two whole numbers cuts off the fraction; write `double(1u) / "
       "2u`"},
      {"~partners[0] == partners[1]~",
       "cel-record-comparison: records are not compared as a whole; compare a field that "
       "identifies them, as `a.id == b.id`"},
      {"~partners != agreements~",
       "cel-record-comparison: records are not compared as a whole; compare a field that "
       "identifies them, as `a.id == b.id`"},
      {"~partners[0] in partners~",
       "cel-record-comparison: a record is not looked up as a whole; compare a field that "
       "identifies them, as `a.id == b.id`"},
  });
}

TEST_CASE_METHOD(test::CheckFixture, "types of macros") {
  check_types({
      {"partners.all(p, p.fte > 0.5)", "bool"},
      {"partners.exists(p, p.tags.exists(t, t == p.id))", "bool"},
      {"partners.exists_one(p, p.kind == \"startup\")", "bool"},
      {"partners.filter(p, p.fte > 1)", "list(record partner)"},
      {"partners.map(p, p.fte)", "list(double)"},
      {"partners.map(p, p.fte > 1, p.id)", "list(string)"},
      {"partners.map(p, p.left)", "list(timestamp or null)"},
      {"share(partners, p, p.fte > 1)", "double"},
      {"partners.exists(i, p, i > 1 && p.fte > 1)", "bool"},
      {"partners.transformList(i, p, i > 1, p.id)", "list(string)"},
      {"partners.transformMap(i, p, p.id)", "map(int, string)"},
      {"partners.transformMapEntry(i, p, {p.id: p.fte})", "map(string, double)"},
      {"budget.by_partner.exists(k, v, v > 1)", "bool"},
      {"budget.by_partner.transformList(k, v, k)", "list(string)"},
      {"budget.by_partner.all(k, k != title)", "bool"},
      {"any.map(x, x)", "list(dyn)"},
      {"cel.bind(n, size(partners), n * n)", "int"},
      {"[1, 2].map(x, [3.5].map(y, x * y))", "list(list(double))"},
      {"partners.map(p, partners.filter(q, q.id != p.id).size())", "list(int)"},
      {"optional.of(1)", "optional(int)"},
      {"optional.none()", "optional(dyn)"},
      {"[optional.none(), optional.of(1)]", "list(optional(int))"},
      {"[optional.of(dyn(1)), optional.of(1)]", "list(optional(dyn))"},
      {"budget.?spent", "optional(double)"},
      {"budget.?spent.orValue(0)", "double"},
      {"budget.by_partner[?title].orValue(0.0)", "double"},
      {"partners[?0].?contact.?email.hasValue()", "bool"},
      {"partners[?0].fte", "optional(double)"},
      {"optional.of(title).optMap(t, t.size())", "optional(int)"},
      {"optional.of(budget).optFlatMap(b, b.?spent)", "optional(double)"},
      {"[?budget.?spent, 1.5]", "list(double)"},
      {"{?\"a\": budget.?spent}", "map(string, double)"},
      {"has(partners[?0].name)", "bool"},
  });
  check_problems({
      {"~budget~.all(b, b > 1)", "cel-type: a record has no elements to go through"},
      {"~title~.exists(c, c == \"a\")", "cel-type: a text has no elements to go through"},
      {"partners.all(p, ~p.fte~)", "cel-type: `all` takes a condition, not a number"},
      {"partners.filter(p, ~p.id~).size()", "cel-type: `filter` takes a condition, not a text"},
      {"partners.map(p, ~p.id~, p.fte)", "cel-type: `map` takes a condition, not a text"},
      {"share(partners, p, ~p.tags~)", "cel-type: `share` takes a condition, not a list"},
      {"partners.exists(~p~, ready)", "cel-unused-variable: `p` is not used"},
      {"partners.map(~p~, 1)", "cel-unused-variable: `p` is not used"},
      {"cel.bind(~x~, 1, title)", "cel-unused-variable: `x` is not used"},
      {"share(partners, ~p~, ready) > 0.5", "cel-unused-variable: `p` is not used"},
      {"partners.all(~p~, partners.all(p, p.fte > 1))", "cel-unused-variable: `p` is not used"},
      {"optional.of(1).optMap(~x~, 2)", "cel-unused-variable: `x` is not used"},
      {"partners.exists(~i~, p, p.fte > 1)", "cel-unused-variable: `i` is not used"},
      {"partners.exists(i, ~p~, i > 1)", "cel-unused-variable: `p` is not used"},
      {"partners.transformList(~i~, p, p.id)", "cel-unused-variable: `i` is not used"},
      {"partners.transformList(i, ~p~, ready, i)", "cel-unused-variable: `p` is not used"},
      {"partners.exists(~p~, cel.bind(p, ready, p))", "cel-unused-variable: `p` is not used"},
      {"[?~title~]", "cel-type: `?` takes an optional; this is a text"},
  });
}

TEST_CASE_METHOD(test::CheckFixture, "types of calls") {
  check_types({
      {"size(partners)", "int"},
      {"partners.size()", "int"},
      {"title.startsWith(\"a\")", "bool"},
      {"title.matches(\"^a+$\")", "bool"},
      {"timestamp(\"2026-11-01T00:00:00Z\")", "timestamp"},
      {"duration(\"36h\") + days(1)", "duration"},
      {"days(budget.total)", "duration"},
      {"as_of.getFullYear()", "int"},
      {"string(budget.total)", "string"},
      {"string(any)", "string"},
      {"size(any)", "int"},
      {"type(exit)", "type(record exit or null)"},
      {"sum(partners.map(p, p.fte))", "double"},
      {"sets.contains(partners[0].tags, [\"a\"])", "bool"},
      {"sets.intersects(partners[0].capabilities, [\"market\"])", "bool"},
      {"distinct(partners.map(p, p.kind))", "list(string)"},
      {"title.split(\",\")", "list(string)"},
      {"partners[0].kind.contains(\"univ\")", "bool"},
  });
  check_problems({
      {"~siz~(partners) > 1",
       "cel-unknown-function: there is no function `siz`; did you mean `size`?"},
      {"title.~startWith~(\"a\")",
       "cel-unknown-function: there is no function `startWith`; did you mean `startsWith`?"},
      {"~sets.contain~([1], [2])",
       "cel-unknown-function: there is no function `sets.contain`; did you mean `sets.contains`?"},
      {"~all~(partners, ready)",
       "cel-unknown-function: there is no function `all`; write `list.all(x, ...)`"},
      {"~title.startsWith(1)~",
       "cel-type: `startsWith` cannot be called with a text and a whole number; there is "
       "`string.startsWith(string)`"},
      {"~startsWith(title, \"a\")~",
       "cel-type: `startsWith` cannot be called with a text and a text; there is "
       "`string.startsWith(string)`"},
      {"~title.startsWith()~",
       "cel-type: `startsWith` cannot be called with a text; there is `string.startsWith(string)`"},
      {"~size(budget)~ > 1",
       "cel-type: `size` cannot be called with a record; there is `size(string)`, `size(bytes)`, "
       "`string.size()`, `bytes.size()` and `size(list(A))`"},
      {"~optional.of()~", "cel-type: `optional.of` needs an argument; there is `optional.of(A)`"},
  });
}

TEST_CASE_METHOD(test::CheckFixture,
                 "a checked tree says what the evaluator would have to look up") {
  Result<Ast> ast =
      parse("partners[0].fte + 1 > 2 ? title.matches(\"^a\") : max([limit == 1 ? 1 : 2.5]) > 2.0");
  REQUIRE(ast);
  CHECK(check(*ast, environment, types).empty());
  std::vector<std::string> seen;
  for (const AstNode& node : ast->nodes) {
    if (node.op == Op::select) {
      CHECK(node.field == 2);
      seen.emplace_back("field");
    } else if (node.op == Op::call) {
      CHECK(functions()[node.overloads].name == ast->names[node.name]);
      if (ast->names[node.name] != "matches") continue;
      CHECK(ast->regexes.at(node.constant).matches("abc"));
      seen.emplace_back("regex");
    }
  }
  CHECK(seen == std::vector<std::string>{"field", "regex"});
  CHECK(to_text(*ast) ==
        "(?: (> (+ (. ([] partners 0) fte) 1) 2) (.matches title \"^a\") "
        "(> (max [(?: (== limit 1) 1.0 2.5)]) 2.0))");
}

}  // namespace
}  // namespace partner_check::cel

#include "partner_check/cel/check.hpp"

#include "support/checked.hpp"

namespace partner_check::cel {
namespace {

TEST_CASE_METHOD(test::CheckFixture, "a guard lets a nullable value be used where it holds") {
  check_types({
      {"limit != null && limit > 3", "bool"},
      {"null != limit && limit > 3", "bool"},
      {"limit == null || limit > 3", "bool"},
      {"!(limit == null) && limit > 3", "bool"},
      {"!(limit != null) || limit > 3", "bool"},
      {"!!(limit != null) && limit > 3", "bool"},
      {"limit != null ? limit + 1 : 0", "double"},
      {"limit == null ? 0 : limit + 1", "double"},
      {"limit == null ? true : limit > 1", "bool"},
      {"has(budget.spent) && budget.spent > 1", "bool"},
      {"!has(budget.spent) || budget.spent > 1", "bool"},
      {"ready && limit != null && ready && limit > 3", "bool"},
      {"limit != null && (ready || limit > 3)", "bool"},
      {"limit != null && ready ? limit > 3 : ready", "bool"},
      {"(limit == null || ready) && (limit == null || limit > 3)", "bool"},
      {"limit == null || ready || limit > 3", "bool"},
      {"!(limit == null || ready) && limit > 3", "bool"},
      {"!(limit != null && limit > 3) || ready", "bool"},
      {"(limit != null && ready || limit != null) && limit > 3", "bool"},
      {"exit != null && exit.plan != null && exit.plan.days > 3", "bool"},
      {"exit != null && has(exit.plan) && exit.plan.days > 3", "bool"},
      {"exit == null || exit.plan == null || exit.plan.days > 3", "bool"},
      {"exit != null && exit.plan != null && exit.plan.parent != null && "
       "exit.plan.parent.parent != null && exit.plan.parent.parent.days > 3",
       "bool"},
      {"exit != null && exit.agreed == true", "bool"},
      {"exit == null || exit.plan == null ? ready : exit.plan.days > 3", "bool"},
      {"exit != null ? (exit.plan != null ? exit.plan.days : 0) : 1", "double"},
      {"partners.exists(p, p.contact != null && p.contact.since < as_of)", "bool"},
      {"partners.all(p, p.left == null || p.left > as_of)", "bool"},
      {"partners[0].contact != null && partners[0].contact.since < as_of", "bool"},
      {"partners[0].name != null && partners[0].name.startsWith(\"a\")", "bool"},
      {"budget.notes.a != null && budget.notes.a.size() > 3", "bool"},
      {"budget.notes[\"a\"] != null && budget.notes[\"a\"].size() > 3", "bool"},
      {"limit != null && partners.all(p, p.fte > limit)", "bool"},
      {"limit != null && partners.all(p, partners.all(q, q.fte + p.fte > limit))", "bool"},
      {"agreements != null && agreements.exists(a, a.value != null && a.value > 3)", "bool"},
      {"agreements == null || agreements.size() == 0", "bool"},
      {"scores.all(s, s != null && s > 3)", "bool"},
      {"scores.filter(s, s != null)", "list(double)"},
      {"scores.filter(s, s == null)", "list(double or null)"},
      {"sum(scores.filter(s, s != null && s > 0))", "double"},
      {"partners.map(p, p.left != null, p.left)", "list(timestamp)"},
      {"partners.filter(p, p.left != null).exists(p, p.left != null && p.left < as_of)", "bool"},
      {"cel.bind(l, limit, l != null && l > 3)", "bool"},
      {"limit != null && cel.bind(l, limit, l > 3)", "bool"},
      {"exit != null && cel.bind(p, exit.plan, p != null && p.days > 3)", "bool"},
      {"budget.?spent.orValue(0) > 1", "bool"},
  });
}

TEST_CASE_METHOD(test::CheckFixture, "a nullable value may be compared with ==, != and in") {
  check_types({
      {"limit == 3", "bool"},
      {"limit != budget.total", "bool"},
      {"limit == budget.spent", "bool"},
      {"limit in [1, 2]", "bool"},
      {"limit == null", "bool"},
      {"exit == null", "bool"},
      {"exit != null && exit.reason == \"money\"", "bool"},
      {"perhaps == true", "bool"},
      {"limit == 3 && limit > 1", "bool"},
      {"limit != 3 || limit > 1", "bool"},
      {"partners.exists(p, p.name == \"a\" && p.name.size() > 0)", "bool"},
      {"[limit, 3]", "list(double or null)"},
      {"limit", "double or null"},
      {"type(limit)", "type(double or null)"},
      {"dyn(limit)", "dyn"},
      {"ready ? limit : 3", "double or null"},
  });
}

TEST_CASE_METHOD(test::CheckFixture, "use of a nullable value without a guard is a problem") {
  check_problems({
      {"~limit~ > 3", "cel-null: `limit` may be null here; guard it: `limit != null && ...`"},
      {"3 < ~limit~ + 1", "cel-null: `limit` may be null here; guard it: `limit != null && ...`"},
      {"-~limit~ < 3", "cel-null: `limit` may be null here; guard it: `limit != null && ...`"},
      {"~exit~.plan == null", "cel-null: `exit` may be null here; guard it: `exit != null && ...`"},
      {"has(~exit~.plan)", "cel-null: `exit` may be null here; guard it: `exit != null && ...`"},
      {"~exit~.?plan.hasValue()",
       "cel-null: `exit` may be null here; guard it: `exit != null && ...`"},
      {"~agreements~.size() > 1",
       "cel-null: `agreements` may be null here; guard it: `agreements != null && ...`"},
      {"size(~agreements~) > 1",
       "cel-null: `agreements` may be null here; guard it: `agreements != null && ...`"},
      {"~agreements~[0].id == \"a\"",
       "cel-null: `agreements` may be null here; guard it: `agreements != null && ...`"},
      {"~agreements~.exists(a, a.id == \"a\")",
       "cel-null: `agreements` may be null here; guard it: `agreements != null && ...`"},
      {"share(~agreements~, a, a.id == \"a\") > 0.5",
       "cel-null: `agreements` may be null here; guard it: `agreements != null && ...`"},
      {"title in ~agreements~.map(a, a.id)",
       "cel-null: `agreements` may be null here; guard it: `agreements != null && ...`"},
      {"partners.exists(p, ~p.left~ < as_of)",
       "cel-null: `p.left` may be null here; guard it: `p.left != null && ...`"},
      {"~perhaps~ && ready",
       "cel-null: `perhaps` may be null here; guard it: `perhaps != null && ...`"},
      {"!~perhaps~", "cel-null: `perhaps` may be null here; guard it: `perhaps != null && ...`"},
      {"~perhaps~ ? 1 : 2",
       "cel-null: `perhaps` may be null here; guard it: `perhaps != null && ...`"},
      {"days(~limit~)", "cel-null: `limit` may be null here; guard it: `limit != null && ...`"},
      {"scores.all(s, ~s~ > 3)", "cel-null: `s` may be null here; guard it: `s != null && ...`"},
      {"sum(~scores~) > 3",
       "cel-null: `scores` may hold null; leave nulls out with `.filter(x, x != null)`"},
      {"sum(~partners.map(p, budget.spent == p.fte ? budget.spent : null)~) > 3",
       "cel-null: `partners.map(p, budget.spent == p.fte ? budget.sp…` may hold null; leave nulls "
       "out with `.filter(x, x != null)`"},
      {"~scores[size(partners)]~ > 3",
       "cel-null: `scores[size(partners)]` may be null here; name it and guard it: `cel.bind(x, "
       "..., x != null && ...)`"},
      {"(~ready ? limit : null~) > 3",
       "cel-null: `ready ? limit : null` may be null here; name it and guard it: `cel.bind(x, ..., "
       "x != null && ...)`"},
      {"{~partners[0].name~: 1}",
       "cel-null: `partners[0].name` may be null here; guard it: `partners[0].name != null && "
       "...`"},
  });
}

TEST_CASE_METHOD(test::CheckFixture, "a guard does not reach where it does not hold") {
  const std::string limit = "cel-null: `limit` may be null here; guard it: `limit != null && ...`";
  check_problems({
      {"limit != null || ~limit~ > 3", limit},
      {"limit == null && ~limit~ > 3", limit},
      {"~limit~ > 3 && limit != null", limit},
      {"limit != null ? ready : ~limit~ > 3", limit},
      {"limit == null ? ~limit~ > 3 : ready", limit},
      {"(limit != null && ready) || ~limit~ > 3", limit},
      {"(limit != null || ready) && ~limit~ > 3", limit},
      {"!(limit != null && ready) && ~limit~ > 3", limit},
      {"!(limit == null && ready) && ~limit~ > 3", limit},
      {"(limit != null && limit > 1) == ready && ~limit~ > 3", limit},
      {"budget.total > 1 && ~limit~ > 3", limit},
      {"limit != 3 && ~limit~ > 3", limit},
      {"has(budget.spent) == ready && ~budget.spent~ > 3",
       "cel-null: `budget.spent` may be null here; guard it: `budget.spent != null && ...`"},
      {"limit == budget.spent && ~limit~ > 3", limit},
      {"scores.exists(s, s != null && limit != null) && ~limit~ > 3", limit},
      {"(ready ? limit != null : ready) && ~limit~ > 3", limit},
      {"exit != null && ~exit.plan~.days > 3",
       "cel-null: `exit.plan` may be null here; guard it: `exit.plan != null && ...`"},
      {"partners[0].left != null && ~partners[1].left~ < as_of",
       "cel-null: `partners[1].left` may be null here; guard it: `partners[1].left != null && "
       "...`"},
      {"partners.all(p, p.left != null) && partners.all(p, ~p.left~ < as_of)",
       "cel-null: `p.left` may be null here; guard it: `p.left != null && ...`"},
      {"partners.all(p, p.left != null && partners.all(p, ~p.left~ < as_of))",
       "cel-null: `p.left` may be null here; guard it: `p.left != null && ...`"},
  });
}

TEST_CASE_METHOD(test::CheckFixture, "a path without a guard is reported once, others too") {
  const Diagnostics problems = problems_of(
      "limit > 3 && limit < 9 && exit.plan.days > limit && partners.all(p, p.left < as_of)");
  std::vector<std::string> messages;
  for (const Diagnostic& problem : problems)
    messages.push_back(problem.message);
  CHECK(messages == std::vector<std::string>{"`limit` may be null here", "`exit` may be null here",
                                             "`exit.plan` may be null here",
                                             "`p.left` may be null here"});
}

TEST_CASE_METHOD(test::CheckFixture,
                 "comparing with null what is never null is a constant condition") {
  check_types({
      {"limit != null && (limit != null && limit > 3)", "bool"},
      {"any == null", "bool"},
  });
  check_problems({
      {"~title == null~",
       "cel-constant-condition: `title` is never null; the schema does not allow it"},
      {"~null != partners[0].fte~ || ready",
       "cel-constant-condition: `partners[0].fte` is never null; the schema does not allow it"},
  });
}

TEST_CASE_METHOD(test::CheckFixture, "a text that is no member of the enum is a problem") {
  check_types({
      {"phase == \"operate\"", "bool"},
      {"phase in [\"operate\", \"select\"]", "bool"},
      {"\"market\" in partners[0].capabilities", "bool"},
      {"partners[0].capabilities == [\"market\", \"money\"]", "bool"},
      {"phase == title", "bool"},
      {"phase in partners[0].tags", "bool"},
      {"exit != null && exit.reason in [\"money\"]", "bool"},
      {"phase + \"a\" == \"operatea\"", "bool"},
      {"phase == \"oper\" + \"ate\"", "bool"},
      {"agreements == null || agreements.all(a, a.status in [\"draft\", \"signed\"])", "bool"},
      {"cel.bind(now, phase, now == \"operate\")", "bool"},
  });
  const std::string phases = "it is one of select, structure or operate";
  check_problems({
      {"phase == ~\"operat\"~",
       "cel-enum: `operat` is not a possible value here; did you mean `operate`?"},
      {"~\"Operate\"~ != phase",
       "cel-enum: `Operate` is not a possible value here; did you mean `operate`?"},
      {"phase == ~\"x\"~", "cel-enum: `x` is not a possible value here; " + phases},
      {"phase in [\"operate\", ~\"x\"~]", "cel-enum: `x` is not a possible value here; " + phases},
      {"phase == (ready ? \"operate\" : ~\"x\"~)",
       "cel-enum: `x` is not a possible value here; " + phases},
      {"phase in (ready ? [\"operate\"] : [~\"x\"~])",
       "cel-enum: `x` is not a possible value here; " + phases},
      {"~\"markets\"~ in partners[0].capabilities",
       "cel-enum: `markets` is not a possible value here; did you mean `market`?"},
      {"partners[0].capabilities == [\"money\", ~\"markets\"~]",
       "cel-enum: `markets` is not a possible value here; did you mean `market`?"},
      {"sets.contains(partners[0].capabilities, [~\"markets\"~])",
       "cel-enum: `markets` is not a possible value here; did you mean `market`?"},
      {"exit != null && exit.reason == ~\"monye\"~",
       "cel-enum: `monye` is not a possible value here; did you mean `money`?"},
      {"partners.exists(p, p.kind in [~\"uni\"~])",
       "cel-enum: `uni` is not a possible value here; it is one of university, corporate or "
       "startup"},
      {"cel.bind(now, phase, now == ~\"x\"~)",
       "cel-enum: `x` is not a possible value here; " + phases},
      {"phase in [~\"startup\"~, \"select\"]",
       "cel-enum: `startup` is not a possible value here; " + phases},
      {"~\"corporat\"~ in partners.map(p, p.kind)",
       "cel-enum: `corporat` is not a possible value here; did you mean `corporate`?"},
      {"~phase in partners.map(p, p.kind)~",
       "cel-enum: these two have no value in common; one is select, structure or operate; the "
       "other is university, corporate or startup"},
      {"~phase == partners[0].kind~",
       "cel-enum: these two have no value in common; one is select, structure or operate; the "
       "other is university, corporate or startup"},
      {"~phase in partners[0].capabilities~",
       "cel-enum: these two have no value in common; one is select, structure or operate; the "
       "other is market, money or technology"},
  });
}

TEST_CASE_METHOD(test::CheckFixture, "all problems come at once, in the order of the source") {
  const std::string source =
      "partner.size() > 1 && phase == \"x\" && partners[0].ftes + 1 == 3 && limit > 3";
  std::vector<std::string> codes;
  for (const Diagnostic& problem : problems_of(source))
    codes.push_back(problem.code);
  CHECK(codes ==
        std::vector<std::string>{"cel-unknown-name", "cel-enum", "cel-unknown-field", "cel-null"});
}

TEST_CASE_METHOD(test::CheckFixture, "what follows from a mistake is not reported") {
  for (const std::string_view source :
       {"partner.fte + 1 > title.size()", "partners[0].ftes.x[1].y[2] == \"a\"",
        "partner.all(p, p.fte > 1 && p.x.y)", "siz(partners) + 1 == 3", "!(title + 1)",
        "cel.bind(x, partner, x.y > 1 && x.z == null)"}) {
    INFO(source);
    CHECK(problems_of(std::string(source)).size() == 1);
  }
}

}  // namespace
}  // namespace partner_check::cel

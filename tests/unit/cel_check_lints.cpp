// What is well typed and still a mistake: conditions that always come out the same, and literals
// that a function will refuse.
#include "partner_check/cel/check.hpp"

#include "support/checked.hpp"

namespace partner_check::cel {
namespace {

TEST_CASE_METHOD(test::CheckFixture, "a condition without a variable is a problem") {
  check_types({
      {"ready ? true : false", "bool"},
      {"partners.all(p, p.fte > 1 ? true : ready)", "bool"},
      {"1 + 1", "int"},
      {"\"a\"", "string"},
  });
  const std::string hint = "; it always has the same value";
  check_problems({
      {"~true~", "cel-constant-condition: `true` does not depend on the profile" + hint},
      {"~1 < 2~", "cel-constant-condition: `1 < 2` does not depend on the profile" + hint},
      {"~true && !false~",
       "cel-constant-condition: `true && !false` does not depend on the profile" + hint},
      {"ready && ~true~", "cel-constant-condition: `true` does not depend on the profile" + hint},
      {"~1 == 1~ || ready",
       "cel-constant-condition: `1 == 1` does not depend on the profile" + hint},
      {"~1 == 1~ ? title : \"\"",
       "cel-constant-condition: `1 == 1` does not depend on the profile" + hint},
      {"partners.all(p, p.fte > 1 && ~\"a\".size() == 1~)",
       "cel-constant-condition: `\"a\".size() == 1` does not depend on the profile" + hint},
  });
}

TEST_CASE_METHOD(test::CheckFixture, "a comparison of a thing with itself is a problem") {
  check_types({
      {"partners.exists(a, partners.exists(b, a.fte == b.fte))", "bool"},
      {"partners[0].fte == partners[1].fte", "bool"},
      {"title + title == title", "bool"},
  });
  const std::string code = "cel-constant-condition: both sides are ";
  const std::string hint = "; compare it with something else";
  check_problems({
      {"~title == title~", code + "`title`" + hint},
      {"~limit != limit~", code + "`limit`" + hint},
      {"ready && ~(budget.total) <= budget.total~", code + "`budget.total`" + hint},
      {"partners.all(p, ~p.fte > p.fte~ || ready)", code + "`p.fte`" + hint},
      {"~size(partners) == size(partners)~ ? 1 : 2", code + "`size(partners)`" + hint},
  });
}

TEST_CASE_METHOD(test::CheckFixture, "two values that exclude each other are a problem") {
  check_types({
      {"phase == \"select\" || phase == \"operate\"", "bool"},
      {"phase != \"select\" && phase != \"operate\"", "bool"},
      {"phase != \"select\" || phase == \"operate\"", "bool"},
      {"title == \"a\" && partners[0].id == \"b\"", "bool"},
      {"partners[0].fte == 1 && partners[1].fte == 2", "bool"},
      {"title == \"a\" && title == 'a'", "bool"},
  });
  check_problems({
      {"~phase == \"select\" && phase == \"operate\"~",
       "cel-constant-condition: `phase` cannot have both values; write `||` between the two"},
      {"ready || ~phase != \"select\" || phase != \"operate\"~",
       "cel-constant-condition: `phase` always differs from one of the two values; write `&&` "
       "between the two"},
      {"partners.all(p, ~p.fte == 1 && p.fte == 2.5~)",
       "cel-constant-condition: `p.fte` cannot have both values; write `||` between the two"},
      {"~size(partners) != 1 || size(partners) != 2~ || ready",
       "cel-constant-condition: `size(partners)` always differs from one of the two values; write "
       "`&&` between the two"},
  });
}

TEST_CASE_METHOD(test::CheckFixture, "a literal that a function will refuse is a problem") {
  check_types({
      {"title.matches(title)", "bool"},
      {"timestamp(title)", "timestamp"},
      {"timestamp(\"2024-02-29T00:00:00Z\")", "timestamp"},
      {"timestamp(\"2026-11-01T00:00:00.5+02:00\")", "timestamp"},
      {"duration(\"-1h30m\")", "duration"},
      {"as_of.getHours(\"+02:00\")", "int"},
      {"as_of.getHours(\"UTC\")", "int"},
      {"as_of.getHours(title)", "int"},
      {"int(\"12\") + int(title)", "int"},
      {"\"%d of %s\".format([1, title])", "string"},
      {"\"%.1f %s %s %d\".format([budget.total, partners[0].left, partners, any])", "string"},
      {"\"%x %X %b\".format([budget.total, title, ready])", "string"},
      {"\"%d\".format(any)", "string"},
  });
  const std::string zones = "; a zone is written `Europe/Berlin` or `+02:00`";
  check_problems({
      {"title.matches(~\"a(\"~)", "cel-bad-regex: `a(` is not a regular expression: missing ): a("},
      {"matches(title, ~\"[\"~)", "cel-bad-regex: `[` is not a regular expression: missing ]: ["},
      {"as_of > timestamp(~\"2026-13-01T00:00:00Z\"~)",
       "cel-bad-literal: \"2026-13-01T00:00:00Z\" is no timestamp (like 2026-11-01T00:00:00Z, "
       "years 1 to 9999)"},
      {"as_of > timestamp(~\"2026-01-01\"~)",
       "cel-bad-literal: \"2026-01-01\" is no timestamp (like 2026-11-01T00:00:00Z, years 1 to "
       "9999)"},
      {"days(1) > duration(~\"1 day\"~)",
       "cel-bad-literal: \"1 day\" is no duration (like 36h or 1m30s, at most 292 years); for "
       "days, write `days(30)`"},
      {"as_of > timestamp(~\"2026-02-30T00:00:00Z\"~)",
       "cel-bad-literal: \"2026-02-30T00:00:00Z\" is no timestamp (like 2026-11-01T00:00:00Z, "
       "years 1 to 9999)"},
      {"days(1) > duration(~\"30d\"~)",
       "cel-bad-literal: \"30d\" is no duration (like 36h or 1m30s, at most 292 years); for days, "
       "write `days(30)`"},
      {"days(1) > duration(~\"400000000h\"~)",
       "cel-bad-literal: \"400000000h\" is no duration (like 36h or 1m30s, at most 292 years); for "
       "days, write `days(30)`"},
      {"as_of.getHours(~\"Europe/Nowhere\"~) > 8",
       "cel-bad-literal: there is no time zone \"Europe/Nowhere\"" + zones},
      {"as_of.getHours(~\"+25:00\"~) > 8",
       "cel-bad-literal: there is no time zone \"+25:00\"" + zones},
      {"timestamp(\"2026-11-01T00:00:00Z\").getDate(~\"Nowhere\"~) > 8",
       "cel-bad-literal: there is no time zone \"Nowhere\"" + zones},
      {"int(~\"twelve\"~) > size(partners)", "cel-bad-literal: \"twelve\" is no int"},
      {"double(~\"1,5\"~) < budget.total", "cel-bad-literal: \"1,5\" is no double"},
      {"ready == bool(~\"yes\"~)", "cel-bad-literal: \"yes\" is no bool"},
      {"title == \"abc\".substring(~4~)", "cel-bad-literal: the text has no place 4"},
      {"title == ~\"%s and %s\"~.format([title])",
       "cel-bad-literal: the format has more clauses than the 1 values given"},
      {"title == ~\"%y\"~.format([title])", "cel-bad-literal: `%y` is no clause of a format"},
      {"title == ~\"%d\"~.format([title])", "cel-bad-literal: `%d` does not take string"},
      {"title == ~\"100%\"~.format([])", "cel-bad-literal: the format ends inside of a clause"},
  });
}

}  // namespace
}  // namespace partner_check::cel

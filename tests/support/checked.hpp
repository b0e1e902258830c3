// Tests of the checker: types as a profile schema gives them, and rows of expressions with what the
// checker says of them.
#pragma once

#include <string>
#include <vector>

#include "partner_check/base/type.hpp"
#include "partner_check/cel/check.hpp"
#include "partner_check/cel/environment.hpp"
#include "partner_check/cel/parse.hpp"

#include "support/catch.hpp"
#include "support/marked.hpp"

namespace partner_check::test {

struct CelTypes {
  CelTypes() {
    const TypeRef date = primitive(TypeKind::timestamp);
    const TypeRef number = primitive(TypeKind::number);
    const TypeRef boolean = primitive(TypeKind::boolean);
    const TypeRef text = primitive(TypeKind::string);
    const TypeRef kind = types.enumeration({"university", "corporate", "startup"});
    const TypeRef capability = types.enumeration({"market", "money", "technology"});
    const TypeRef phase = types.enumeration({"select", "structure", "operate"});

    RecordType* contact = types.new_record("contact");
    contact->fields = {{"email", types.nullable(text)}, {"since", date}};
    RecordType* partner = types.new_record("partner");
    partner->fields = {{"id", text},
                       {"kind", kind},
                       {"fte", number},
                       {"joined", date},
                       {"left", types.nullable(date)},
                       {"name", types.nullable(text)},
                       {"tags", types.list(text)},
                       {"capabilities", types.list(capability)},
                       {"contact", types.nullable(types.record(contact))},
                       {"package", text},
                       {"content-type", text}};
    RecordType* agreement = types.new_record("agreement");
    agreement->fields = {
        {"id", text},
        {"status", types.enumeration({"draft", "negotiated", "signed"})},
        {"signed_on", types.nullable(date)},
        {"value", types.nullable(number)},
    };
    RecordType* plan = types.new_record("plan");
    plan->fields = {{"owner", types.nullable(text)}, {"days", number}, {"parent", nullptr}};
    plan->fields.back().type = types.nullable(types.record(plan));
    RecordType* exit = types.new_record("exit");
    exit->fields = {{"plan", types.nullable(types.record(plan))},
                    {"agreed", types.nullable(boolean)},
                    {"reason", types.nullable(types.enumeration({"goals", "money"}))}};
    RecordType* budget = types.new_record("budget");
    budget->fields = {{"total", number},
                      {"spent", types.nullable(number)},
                      {"by_partner", types.map(text, number)},
                      {"notes", types.map(text, types.nullable(text))}};

    environment.variables = {
        {"partners", types.list(types.record(partner))},
        {"agreements", types.nullable(types.list(types.record(agreement)))},
        {"phase", phase},
        {"as_of", date},
        {"budget", types.record(budget)},
        {"exit", types.nullable(types.record(exit))},
        {"ready", boolean},
        {"perhaps", types.nullable(boolean)},
        {"limit", types.nullable(number)},
        {"scores", types.list(types.nullable(number))},
        {"title", text},
        {"any", nullptr},
    };
  }

  TypeTable types;
  cel::Environment environment;
};

// A source and the type of its value, or a source with the stretch of its one problem marked and
// the problem as text.
struct CheckRow {
  std::string source;
  std::string expected;
};

class CheckFixture : protected CelTypes {
 protected:
  Diagnostics problems_of(const std::string& source) {
    Result<cel::Ast> ast = cel::parse(source);
    if (!ast) return std::move(ast).problems();
    Diagnostics problems = cel::check(*ast, environment, types);
    type_ = to_text((*ast)[ast->root].type);
    return problems;
  }

  void check_types(const std::vector<CheckRow>& rows) {
    for (const CheckRow& row : rows) {
      INFO(row.source);
      const Diagnostics problems = problems_of(row.source);
      for (const Diagnostic& problem : problems)
        FAIL_CHECK(in_one_line(problem));
      if (problems.empty()) CHECK(type_ == row.expected);
    }
  }

  void check_problems(const std::vector<CheckRow>& rows) {
    for (const CheckRow& row : rows) {
      const Marked marked(row.source);
      const Diagnostics problems = problems_of(marked.source);
      INFO(row.source);
      CHECK(problems.size() == 1);
      if (problems.empty()) continue;
      CHECK(in_one_line(problems.front()) == row.expected);
      CHECK(with_marks(marked.source, *problems.front().within) == row.source);
    }
  }

  std::string type_;
};

}  // namespace partner_check::test

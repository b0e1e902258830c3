// Several accounts of one document laid over each other: what each kind of node becomes, what is
// listed, and where facts are said to stand.
#include "partner_check/json/write.hpp"
#include "partner_check/profile/views.hpp"

#include "profile_fixture.hpp"
#include "support/catch.hpp"
#include "support/tree.hpp"

namespace profile_fixture {
namespace {

using profile::Agreement;
using profile::Told;
using Contradictions = std::vector<std::pair<std::string, std::string>>;

const profile::Schema& everything() {
  static const std::string notes(k_idiom);
  static const std::string plan =
      R"({"type": ["object", "null"], "additionalProperties": false, "properties": {
         "days": {"type": "number"},
         "order": {"type": "array", "x-ordered": true, "items": {"type": "string"}},
         "shares": {"type": "object", "additionalProperties": {"type": "number"}}})" +
      notes + "}";
  static const std::string task = object_schema(
      R"("id": {"type": "string"}, "owner": {"type": "string"},
         "days": {"type": "number"}, "needs": {"type": "array", "items": {"type": "string"}})",
      notes + R"(, "required": ["id"])");
  static const std::string step = object_schema(
      R"("on": {"type": "string"}, "by": {"type": "array", "items": {"type": "string"}})", notes);
  static const std::string must =
      object_schema(R"("held": {"type": "number"}, "left": {"type": "number"})",
                    notes + R"(, "required": ["held"])");
  static const std::string word =
      object_schema(R"("by": {"type": "string"}, "source": {"type": "string"})");
  static const profile::Schema compiled = schema(object_schema(
      R"("version": {"type": "string", "const": "1"}, "$schema": {"type": "string"},
         "name": {"type": "string"}, "phase": {"type": "string", "enum": ["early", "late"]},
         "as_of": {"type": "string", "format": "date"}, "told_by": {"type": "string"},
         "owner": {"type": ["string", "null"]}, "plan": )" +
          plan + R"(, "must": )" + must +
          R"(, "tasks": {"type": "array", "x-unique": "id", "items": )" + task +
          R"(}, "steps": {"type": "array", "items": )" + step +
          R"(}, "tags": {"type": "array", "items": {"type": "string"}}, "free": true,
         "parties": {"type": "array", "x-unique": "id", "items": )" +
          task + R"(}, "words": {"type": "object", "x-pointers": true,
           "additionalProperties": )" +
          word + "}",
      notes + R"(, "required": ["phase", "parties"], "x-subject": {"name": "name", "phase": "phase",
        "as_of": "as_of", "parties": "parties", "teller": "told_by"})"));
  return compiled;
}

// Accounts from JSON; what they all need is added.
struct Accounts {
  explicit Accounts(const std::vector<std::string>& texts) {
    documents.reserve(texts.size());
    for (const std::string& text : texts) {
      const std::string needed = R"("phase": "early", "parties": [{"id": "a"}, {"id": "b"}])";
      const bool is_whole = text.find("\"parties\"") != std::string::npos;
      documents.push_back(
          document(is_whole ? text : "{" + needed + (text == "{}" ? "" : ", ") + text.substr(1)));
      const Diagnostics problems = profile::check(documents.back(), everything());
      INFO(documents.back().text << "\n" << lines_of(problems));
      REQUIRE(problems.empty());
      const char* const names[] = {"", "a", "b"};
      all.push_back({names[all.size()], &documents.back()});
    }
  }
  Accounts(const Accounts&) = delete;
  Accounts& operator=(const Accounts&) = delete;

  [[nodiscard]] Agreement agree(const Contradictions& contradictions = {}) const {
    return profile::agree(all, everything(), contradictions);
  }

  std::vector<Document> documents;
  std::vector<profile::Account> all;
};

// Without what all accounts have.
std::string agreed_text(const Agreement& agreement) {
  test::Tree tree = test::Tree::of(*agreement.document.root);
  tree.remove("phase");
  tree.remove("parties");
  return test::to_json(tree);
}

// "/owner: 0 /owner, 1 /owner" a line.
std::string differences_text(const Agreement& agreement) {
  std::string text;
  for (const profile::Difference& difference : agreement.differences) {
    std::string said;
    for (const profile::Statement& statement : difference.statements)
      said +=
          fmt::format("{}{} {}", said.empty() ? "" : ", ", statement.account, statement.pointer);
    text += difference.pointer + ": " + said +
            (difference.because.empty() ? "" : " | " + difference.because) + "\n";
  }
  return text;
}

struct Row {
  std::vector<std::string> accounts;
  std::string agreed;
  std::string differences;
};

void check_rows(const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    const Accounts accounts(row.accounts);
    const Agreement agreement = accounts.agree();
    INFO(fmt::format("{}", fmt::join(row.accounts, "\n")));
    CHECK(agreed_text(agreement) == row.agreed);
    CHECK(differences_text(agreement) == row.differences);
    CHECK(lines_of(profile::check(agreement.document, everything())).empty());
  }
}

TEST_CASE("plain values, nulls and objects of several accounts") {
  check_rows({
      {{R"({"owner": "x"})", R"({"owner": "x"})"}, R"({"owner": "x"})", ""},
      {{R"({"owner": "x"})", R"({"owner": "y"})"}, "{}", "/owner: 0 /owner, 1 /owner\n"},
      {{R"({"owner": null})", R"({"owner": "y"})"}, "{}", "/owner: 0 /owner, 1 /owner\n"},
      {{R"({"owner": null})", R"({"owner": null})"}, R"({"owner": null})", ""},
      {{"{}", R"({"owner": "y"})"}, R"({"owner": "y"})", ""},
      {{"{}", R"({"owner": "y"})", R"({"owner": "z"})"}, "{}", "/owner: 1 /owner, 2 /owner\n"},
      {{R"({"plan": {"days": 3}})", R"({"plan": {"order": ["x"]}})"},
       R"({"plan": {"days": 3, "order": ["x"]}})",
       ""},
      {{R"({"plan": {"days": 3, "order": []}})", R"({"plan": {"order": [], "days": 4}})"},
       R"({"plan": {"order": []}})",
       "/plan/days: 0 /plan/days, 1 /plan/days\n"},
      {{R"({"plan": null})", R"({"plan": {"days": 4}})"}, "{}", "/plan: 0 /plan, 1 /plan\n"},
      {{R"({"free": {"a": 1}})", R"({"free": {"a": 1}})"}, R"({"free": {"a": 1}})", ""},
      {{R"({"free": {"a": 1}})", R"({"free": [1]})"}, "{}", "/free: 0 /free, 1 /free\n"},
      // An object that cannot be without the member is left out with it.
      {{R"({"must": {"held": 1, "left": 2}})", R"({"must": {"held": 2}})"},
       "{}",
       "/must/held: 0 /must/held, 1 /must/held\n"},
  });
}

TEST_CASE("entries are matched by their ids, in any order") {
  check_rows({
      {{R"({"tasks": [{"id": "x", "days": 1}, {"id": "y"}]})",
        R"({"tasks": [{"id": "y", "days": 2}, {"id": "x", "days": 1}]})"},
       R"({"tasks": [{"id": "x", "days": 1}, {"id": "y", "days": 2}]})",
       ""},
      {{R"({"tasks": [{"id": "x", "days": 1}]})", R"({"tasks": [{"id": "x", "days": 2}]})"},
       R"({"tasks": [{"id": "x"}]})",
       "/tasks/0/days: 0 /tasks/0/days, 1 /tasks/0/days\n"},
      // A list that claims to be complete denies what it does not have.
      {{R"({"tasks": [{"id": "x"}, {"id": "y"}, {"id": "z"}]})",
        R"({"tasks": [{"id": "z"}, {"id": "x"}]})"},
       R"({"tasks": [{"id": "x"}, {"id": "z"}], "tasks_complete": false})",
       "/tasks/2: 0 /tasks/1, 1 /tasks\n"},
      {{R"({"tasks": []})", R"({"tasks": [{"id": "x"}]})"},
       R"({"tasks": [], "tasks_complete": false})",
       "/tasks/0: 0 /tasks, 1 /tasks/0\n"},
      {{"{}", R"({"tasks": [{"id": "y"}]})", R"({"tasks": [{"id": "x"}]})"},
       R"({"tasks": [], "tasks_complete": false})",
       "/tasks/0: 1 /tasks, 2 /tasks/0\n/tasks/1: 1 /tasks/0, 2 /tasks\n"},
      // One that is known to be incomplete does not.
      {{R"({"tasks": [{"id": "x"}, {"id": "y"}]})",
        R"({"tasks": [{"id": "x"}], "tasks_complete": false})"},
       R"({"tasks": [{"id": "x"}, {"id": "y"}]})",
       ""},
      {{R"({"tasks": [{"id": "y"}], "tasks_complete": false})",
        R"({"tasks": [{"id": "x"}], "tasks_complete": false})"},
       R"({"tasks": [{"id": "y"}, {"id": "x"}], "tasks_complete": false})",
       ""},
      {{R"({"tasks": [{"id": "y"}]})", R"({"tasks": [{"id": "x"}], "tasks_complete": false})"},
       R"({"tasks": [{"id": "y"}], "tasks_complete": false})",
       "/tasks/1: 0 /tasks, 1 /tasks/0\n"},
  });
}

TEST_CASE("other lists are compared whole, plain values in any order but where it counts") {
  check_rows({
      {{R"({"tags": ["x", "y"]})", R"({"tags": ["y", "x"]})"}, R"({"tags": ["x", "y"]})", ""},
      {{R"({"tags": ["x", "x"]})", R"({"tags": ["x", "y"]})"}, "{}", "/tags: 0 /tags, 1 /tags\n"},
      {{R"({"plan": {"order": ["x", "y"]}})", R"({"plan": {"order": ["y", "x"]}})"},
       R"({"plan": {}})",
       "/plan/order: 0 /plan/order, 1 /plan/order\n"},
      {{R"({"tags": ["x", "y"]})", R"({"tags": ["y"], "tags_complete": false})"},
       R"({"tags": ["x", "y"]})",
       ""},
      {{R"({"tags": ["x"]})", R"({"tags": ["y"], "tags_complete": false})"},
       "{}",
       "/tags: 0 /tags, 1 /tags\n"},
      {{R"({"tags": ["x", "y"], "tags_complete": false})",
        R"({"tags": ["y", "z"], "tags_complete": false})"},
       R"({"tags": ["x", "y", "z"], "tags_complete": false})",
       ""},
      {{R"({"plan": {"order": ["x"], "order_complete": false}})",
        R"({"plan": {"order": ["y"], "order_complete": false}})"},
       R"({"plan": {}})",
       "/plan/order: 0 /plan/order, 1 /plan/order\n"},
      {{R"({"steps": [{"on": "x", "by": ["a", "b"], "notes": "n"}, {}]})",
        R"({"steps": [{"by": ["b", "a"], "on": "x"}, {}]})"},
       R"({"steps": [{"on": "x", "by": ["a", "b"], "notes": "n"}, {}]})",
       ""},
      {{R"({"steps": [{"on": "x"}, {"on": "y"}]})", R"({"steps": [{"on": "y"}, {"on": "x"}]})"},
       "{}",
       "/steps: 0 /steps, 1 /steps\n"},
  });
}

TEST_CASE("dictionaries are matched by their keys") {
  check_rows({
      {{R"({"plan": {"shares": {"a": 1, "b": 2}}})", R"({"plan": {"shares": {"b": 2, "a": 1}}})"},
       R"({"plan": {"shares": {"a": 1, "b": 2}}})",
       ""},
      {{R"({"plan": {"shares": {"a": 1, "b": 2}}})", R"({"plan": {"shares": {"a": 3}}})"},
       R"({"plan": {"shares": {}, "shares_complete": false}})",
       "/plan/shares/a: 0 /plan/shares/a, 1 /plan/shares/a\n"
       "/plan/shares/b: 0 /plan/shares/b, 1 /plan/shares\n"},
      {{R"({"plan": {"shares": {"a": 1}}})",
        R"({"plan": {"shares": {}, "shares_complete": false}})"},
       R"({"plan": {"shares": {"a": 1}}})",
       ""},
  });
}

TEST_CASE("what is about a file is no fact, and who takes part is for the profile to say") {
  check_rows({
      {{R"({"$schema": "p.json", "version": "1", "as_of": "2026-01-01", "notes": "p", "x-a": 1})",
        R"({"$schema": "v.json", "version": "1", "as_of": "2026-02-01", "notes": "v", "x-b": 2,
            "told_by": "a"})"},
       R"({"$schema": "p.json", "version": "1", "as_of": "2026-02-01", "notes": "p", "x-a": 1})",
       ""},
      {{"{}", R"({"$schema": "v.json", "version": "1"})"}, "{}", ""},
  });
  const Accounts accounts(
      {R"({"phase": "early", "parties": [{"id": "a"}, {"id": "b", "days": 1}]})",
       R"({"phase": "late", "parties": [{"id": "b", "days": 2, "owner": "x"}]})"});
  const Agreement agreement = accounts.agree();
  CHECK(test::to_json(test::Tree::of(*agreement.document.root)) ==
        R"({"phase": "early", "parties": [{"id": "a"}, {"id": "b", "owner": "x"}]})");
  CHECK(differences_text(agreement) ==
        "/phase: 0 /phase, 1 /phase\n/parties/1/days: 0 /parties/1/days, 1 /parties/0/days\n");
}

TEST_CASE("who told a fact is brought over to where the fact is now") {
  check_rows({
      {{R"({"tasks": [{"id": "x"}, {"id": "y", "days": 1}],
            "words": {"/tasks/1": {"by": "p"}, "/owner": {"by": "q"}}})",
        R"({"tasks": [{"id": "y", "days": 1, "owner": "o"}], "owner": "me",
            "words": {"/tasks/0/owner": {"by": "v"}, "/tasks/0": {"by": "w"}, "/owner": {}}})"},
       R"({"tasks": [{"id": "y", "days": 1, "owner": "o"}], "tasks_complete": false, )"
       R"("words": {"/tasks/0": {"by": "p"}, "/tasks/0/owner": {"by": "v"}, "/owner": {}}, )"
       R"("owner": "me"})",
       "/tasks/1: 0 /tasks/0, 1 /tasks\n"},
      // Of a part that others told as well, one of them does not speak for all.
      {{R"({"plan": {"days": 1}})", R"({"plan": {"order": []}, "words": {"/plan": {"by": "v"}}})"},
       R"({"plan": {"days": 1, "order": []}, "words": {}})",
       ""},
  });
}

std::string facts_text(const Agreement& agreement) {
  std::string text;
  for (const profile::ToldFact& fact : agreement.facts) {
    constexpr const char* k_told[] = {"alike", "differently", "alone", "profile"};
    text += fmt::format("{} {}", fact.pointer, k_told[static_cast<std::size_t>(fact.told)]);
    if (fact.told == Told::by_one) text += fmt::format(" {}", fact.account);
    text += '\n';
  }
  return text;
}

TEST_CASE("facts are counted once, with whose word they are") {
  const Accounts accounts({R"({"owner": "x", "plan": {"days": 1, "shares": {}},
                               "tasks": [{"id": "x", "days": 1}, {"id": "y", "days": 2}]})",
                           R"({"owner": "x", "plan": {"order": ["x", "y"]}, "tags": [],
                               "tasks": [{"id": "x", "days": 3}]})",
                           R"({"tags": [], "steps": [{"on": "x"}]})"});
  CHECK(facts_text(accounts.agree()) ==
        "/phase alike\n"
        "/owner alike\n"
        "/plan/days profile\n"
        "/plan/shares profile\n"
        "/plan/order alone 1\n"
        "/tasks/0/days differently\n"
        "/tasks/1 differently\n"
        "/steps alone 2\n"
        "/tags alike\n");
}

TEST_CASE("what cannot be true together is left out") {
  const Accounts accounts({R"({"owner": "x", "tasks": [{"id": "x", "days": 1}, {"id": "y"}]})",
                           R"({"tags": ["x", "y"], "plan": {"days": 3}})"});
  const Agreement agreement = accounts.agree({{"/tags/1", "too many"},
                                              {"/plan", "no plan"},
                                              {"/tasks/0/days", "late"},
                                              {"/phase", "stands"}});
  CHECK(agreed_text(agreement) == R"({"owner": "x", "tasks": [{"id": "x"}, {"id": "y"}]})");
  CHECK(differences_text(agreement) ==
        "/phase: 0 /phase, 1 /phase | stands\n/tasks/0/days: 0 /tasks/0/days | late\n"
        "/plan: 1 /plan | no plan\n/tags: 1 /tags | too many\n");
  CHECK(agreed_text(accounts.agree({{"/tasks/1", "none"}})) ==
        R"({"owner": "x", "plan": {"days": 3}, "tags": ["x", "y"]})");
}

TEST_CASE("one account agrees with itself") {
  const Accounts accounts({R"({"owner": "x", "tasks": [{"id": "x"}], "tasks_complete": false})"});
  CHECK(agreed_text(accounts.agree()) ==
        R"({"owner": "x", "tasks": [{"id": "x"}], "tasks_complete": false})");
}

TEST_CASE("the order of the views changes nothing that is agreed") {
  const std::vector<std::string> texts{
      R"({"plan": {"days": 1}, "tasks": [{"id": "p"}, {"id": "q"}], "tasks_complete": false})",
      R"({"owner": "x", "tasks": [{"id": "z"}, {"id": "q", "owner": "o", "days": 1}],
          "tasks_complete": false, "steps": [], "plan": {"shares": {"k": 1}}})",
      R"({"tags": ["t"], "tasks": [{"id": "y"}, {"id": "q", "days": 2}], "tasks_complete": false,
          "owner": "y", "plan": {"shares": {"k": 1, "l": 2}}})"};
  const Accounts accounts(texts);
  const Accounts swapped({texts[0], texts[2], texts[1]});
  const Agreement one = accounts.agree();
  const Agreement other = swapped.agree();
  CHECK(agreed_text(one) == agreed_text(other));
  CHECK(agreed_text(one) ==
        R"({"plan": {"days": 1, "shares": {"k": 1}, "shares_complete": false}, )"
        R"("tasks": [{"id": "p"}, {"id": "q", "owner": "o"}, {"id": "y"}, {"id": "z"}], )"
        R"("tasks_complete": false, "steps": [], "tags": ["t"]})");
  REQUIRE(one.differences.size() == other.differences.size());
  for (std::size_t i = 0; i < one.differences.size(); ++i)
    CHECK(one.differences[i].pointer == other.differences[i].pointer);
}

TEST_CASE("a fact of the agreed document is found in the first account that has it") {
  const Accounts accounts(
      {R"({"as_of": "2026-01-01", "tasks": [{"id": "x"}, {"id": "y"}], "tags": ["u", "v"],
           "tags_complete": false})",
       R"({"as_of": "2026-02-01", "tasks": [{"id": "y", "days": 1, "owner": "o"}], "owner": "me",
           "tags": ["w"], "tags_complete": false})"});
  const Agreement agreement = accounts.agree();
  struct Place {
    std::string pointer, expected;
  };
  const std::vector<Place> places{
      {"", "0 "},
      {"/tasks/0", "0 /tasks/1"},
      {"/tasks/0/days", "1 /tasks/0/days"},
      {"/tasks/0/needs", "0 /tasks/1/needs"},
      {"/tasks/0/owner/x", "1 /tasks/0/owner/x"},
      {"/tags/1", "0 /tags/1"},
      {"/tags/2", "1 /tags/0"},
      {"/owner", "1 /owner"},
      {"/as_of", "1 /as_of"},
      {"/plan/days", "0 /plan/days"},
  };
  for (const Place& place : places) {
    CAPTURE(place.pointer);
    const profile::Statement stated =
        profile::stated_at(accounts.all, agreement.document, everything(), place.pointer);
    CHECK(fmt::format("{} {}", stated.account, stated.pointer) == place.expected);
  }
}

}  // namespace
}  // namespace profile_fixture

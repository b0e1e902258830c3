// --set and --unset: what they say, and what they do to a profile.
#include "../../src/app/edits.hpp"
#include "support/catch.hpp"
#include "support/documents.hpp"

using namespace partner_check;
using app::Wish;

namespace {

std::string text(const std::optional<json::Json>& value) {
  return value ? json::write(*value, json::Layout::line) : "nothing";
}

// The pointer and value of a --set, or what is wrong with it.
std::string set(const std::string& words) {
  const Result<Wish> wish = app::parse_set(words);
  return wish ? wish->pointer + " " + text(wish->value) : wish.problems().front().message;
}

// The profile after some --set, or after an --unset that begins with a minus.
std::string after(const std::string& profile, const std::vector<std::string>& changes) {
  std::vector<Wish> wishes;
  for (const std::string& change : changes)
    wishes.push_back(change.front() == '-' ? test::need(app::parse_unset(change.substr(1)))
                                           : test::need(app::parse_set(change)));
  const Result<app::Edited> edited =
      app::apply(json::to_json(*test::document(profile).root), wishes);
  return edited ? text(edited->profile)
                : edited.problems().front().message + "; " + edited.problems().front().hint;
}

}  // namespace

TEST_CASE("a value is JSON, else a plain string") {
  const std::vector<std::pair<std::string, std::string>> rows = {
      {"/a=1.5", "/a 1.5"},
      {"/a=true", "/a true"},
      {"/a=null", "/a null"},
      {"/a/-=[1, {\"b\": 2}]", "/a/- [1,{\"b\":2}]"},
      {"/a=\"5\"", "/a \"5\""},
      {"/a=2026-11-01", "/a \"2026-11-01\""},
      {"/a=two words", "/a \"two words\""},
      {"/a=x=y", "/a \"x=y\""},
      {"/a=", "/a \"\""},
      {"/a", "--set /a: no value is given"},
      {"a=1", "--set a=1: a pointer begins with `/`"},
  };
  for (const auto& [words, expected] : rows)
    CHECK(set(words) == expected);
  CHECK(set("/a={b").starts_with("--set /a={b: the value begins like JSON but is none: "));
  CHECK_FALSE(app::parse_unset("a"));
}

TEST_CASE("list entries are found by id") {
  const std::string profile = R"({"l":[{"id":"x","n":1},{"id":"y"},{}],"@k":1})";
  CHECK(after(profile, {"/l/@y/n=2"}) == R"({"l":[{"id":"x","n":1},{"id":"y","n":2},{}],"@k":1})");
  CHECK(after(profile, {"-/l/@x"}) == R"({"l":[{"id":"y"},{}],"@k":1})");
  CHECK(after(profile, {"/@k=2"}) == R"({"l":[{"id":"x","n":1},{"id":"y"},{}],"@k":2})");
  CHECK(after(profile, {"/l/@z/n=2"}) ==
        "--set /l/@z/n=2: there is no entry with the id `z`; ids: x, y");
  CHECK(after(R"({"l":[1]})", {"-/l/@z"}) ==
        "--unset /l/@z: there is no entry with the id `z`; the entries have no ids");
}

TEST_CASE("changes build on each other, and say what they changed") {
  const std::string profile = R"({"l":[{"id":"x"}]})";
  CHECK(after(profile, {"/l/-={\"id\":\"y\"}", "/l/@y/n=1"}) ==
        R"({"l":[{"id":"x"},{"id":"y","n":1}]})");
  CHECK(after(profile, {"/m/-/n=1"}) == R"({"l":[{"id":"x"}],"m":[{"n":1}]})");
  CHECK(after(profile, {"-/q"}) ==
        "--unset /q: `q` is not there; only what stands in the profile can be taken away");
  CHECK(after(profile, {"/l/00/n=1"}) == "--set /l/00/n=1: `00` is no place in this list; ");
  CHECK(after(profile, {"/l/5=1"}) == "--set /l/5=1: `5` is no place in this list; ");

  const std::vector<Wish> wishes{test::need(app::parse_set("/l/-=7")),
                                 test::need(app::parse_unset("/l/@x"))};
  const app::Edited edited =
      test::need(app::apply(json::to_json(*test::document(profile).root), wishes));
  REQUIRE(edited.edits.size() == 2);
  CHECK(edited.edits[0].pointer == "/l/1");
  CHECK(edited.edits[0].before == std::nullopt);
  CHECK(edited.edits[0].after == "7");
  CHECK(edited.edits[1].pointer == "/l/0");
  CHECK(edited.edits[1].before == R"({"id":"x"})");
  CHECK(edited.edits[1].after == std::nullopt);
}

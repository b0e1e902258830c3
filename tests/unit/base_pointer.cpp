#include "partner_check/base/pointer.hpp"

#include "support/catch.hpp"

namespace partner_check {
namespace {

TEST_CASE("a step is escaped going in and unescaped coming out") {
  struct Row {
    std::string name;
    std::string pointer;
  };
  const std::vector<Row> rows{
      {"ip", "/ip"},       {"", "/"},       {"a/b", "/a~1b"},  {"m~n", "/m~0n"},
      {"~1", "/~01"},      {"~", "/~0"},    {"/", "/~1"},      {"~/~", "/~0~1~0"},
      {"Größe", "/Größe"}, {"a b", "/a b"}, {"\"\\", "/\"\\"},
  };
  for (const Row& row : rows) {
    INFO(row.name);
    CHECK(pointer_child("", row.name) == row.pointer);
    CHECK(pointer_steps(row.pointer) == std::vector<std::string>{row.name});
  }
}

TEST_CASE("pointers are built and taken apart") {
  CHECK(pointer_child("/partners", std::size_t{12}) == "/partners/12");
  CHECK(pointer_steps("").empty());
  CHECK(pointer_steps("/a//b") == std::vector<std::string>{"a", "", "b"});
  CHECK(pointer_steps("/a/") == std::vector<std::string>{"a", ""});
  CHECK(pointer_steps("/~") == std::vector<std::string>{"~"});
  CHECK(pointer_steps("/~2") == std::vector<std::string>{"~2"});
  CHECK(pointer_parent("/a/b~1c") == "/a");
  CHECK(pointer_parent("/a").empty());
  CHECK(pointer_parent("").empty());
}

TEST_CASE("a pointer covers itself and what lies below it") {
  struct Row {
    std::string above;
    std::string pointer;
    bool expected;
  };
  const std::vector<Row> rows{
      {"", "", true},       {"", "/a", true},      {"/a", "/a", true}, {"/a", "/a/b", true},
      {"/a", "/ab", false}, {"/a/b", "/a", false}, {"/a", "", false},  {"/a", "/b/a", false},
  };
  for (const Row& row : rows) {
    INFO(row.above << " and " << row.pointer);
    CHECK(pointer_covers(row.above, row.pointer) == row.expected);
  }
}

}  // namespace
}  // namespace partner_check

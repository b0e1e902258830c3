// Where a finding stands: the root of its rule with the indices of its element.
#include "../../src/rules/loop.hpp"
#include "support/catch.hpp"

using namespace partner_check;

TEST_CASE("roots take the indices of the element, then of what was read") {
  struct Row {
    std::string root;
    std::vector<std::string> elements, read;
    std::string expected;
  };
  const std::vector<Row> rows = {
      {"/ip/on_termination", {}, {}, "/ip/on_termination"},
      {"/partners/*/sponsor", {"/partners/1"}, {}, "/partners/1/sponsor"},
      {"/partners/*/items/*/due",
       {"/partners/1", "/partners/1/items/4"},
       {},
       "/partners/1/items/4/due"},
      {"/partners/*/objective", {}, {"/as_of", "/partners/2/objective"}, "/partners/2/objective"},
      {"/partners/*/objective", {}, {"/as_of"}, "/partners"},
      {"/partners/*/objective", {"/other/3"}, {}, "/partners"},
  };
  for (const Row& row : rows)
    CHECK(rules::resolve_root(row.root, row.elements, row.read) == row.expected);
}

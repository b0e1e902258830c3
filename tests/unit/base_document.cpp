#include "partner_check/base/document.hpp"

#include "support/catch.hpp"

namespace partner_check {
namespace {

Node text_node(std::string_view text, std::string_view key = {}) {
  return {.kind = NodeKind::string, .text = text, .key = key};
}

Node with_children(NodeKind kind, std::span<const Node> children, std::string_view key = {}) {
  return {.kind = kind,
          .size = static_cast<std::uint32_t>(children.size()),
          .key = key,
          .first = children.data()};
}

TEST_CASE("a node is found by its pointer, and nothing else is") {
  // {"partners": [{"id": "lab"}, {"id": "firm"}], "a/b": "slash", "": "empty"}
  const Node lab = text_node("lab", "id");
  const Node firm = text_node("firm", "id");
  const std::vector<Node> partners{with_children(NodeKind::object, {&lab, 1}),
                                   with_children(NodeKind::object, {&firm, 1})};
  const std::vector<Node> members{with_children(NodeKind::array, partners, "partners"),
                                  text_node("slash", "a/b"), text_node("empty", "")};
  const Node root = with_children(NodeKind::object, members);

  struct Row {
    std::string pointer;
    const Node* expected;
  };
  const std::vector<Row> rows{
      {"", &root},
      {"/partners", &members[0]},
      {"/partners/1", &partners[1]},
      {"/partners/1/id", &firm},
      {"/a~1b", &members[1]},
      {"/", &members[2]},
      {"/partners/2", nullptr},
      {"/partners/01", nullptr},
      {"/partners/-", nullptr},
      {"/partners/-1", nullptr},
      {"/partners/1x", nullptr},
      {"/partners/", nullptr},
      {"/partners/99999999999999999999999", nullptr},
      {"/partners/1/id/0", nullptr},
      {"/unheard_of/deeper", nullptr},
      {"partners", nullptr},
  };
  for (const Row& row : rows) {
    INFO(row.pointer);
    CHECK(find(root, row.pointer) == row.expected);
  }
  CHECK(members[0].find("id") == nullptr);
  CHECK(root.find("a/b") == &members[1]);
}

TEST_CASE("every kind of node has words for messages") {
  CHECK(describe(NodeKind::null) == "null");
  CHECK(describe(NodeKind::boolean) == "true or false");
  CHECK(describe(NodeKind::number) == "a number");
  CHECK(describe(NodeKind::string) == "a string");
  CHECK(describe(NodeKind::array) == "a list");
  CHECK(describe(NodeKind::object) == "an object");
}

TEST_CASE("nodes stay where they are when the document is moved") {
  Document document;
  document.root = document.arena.make<Node>(text_node(document.arena.copy("stays")));
  const Node* before = document.root;
  const Document moved = std::move(document);
  CHECK(moved.root == before);
  CHECK(moved.root->text == "stays");
}

}  // namespace
}  // namespace partner_check

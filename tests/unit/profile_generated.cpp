// Properties of validation on random documents, for the shipped schemas and for one that has a bit
// of everything.
#include <functional>
#include <map>

#include "partner_check/profile/schema_node.hpp"

#include "profile_fixture.hpp"
#include "support/catch.hpp"
#include "support/generate.hpp"

namespace profile_fixture {
namespace {

using profile::Schema;
using profile::SchemaNode;
using test::Random;
using test::Tree;

constexpr std::uint64_t k_cases = 60;  // documents a schema and property

std::string everything() {
  const std::string part = object_schema(
      R"("id": {"type": "string", "pattern": "^[a-z][a-z0-9]*$"}, "begun": {"type": "string", "format": "date"},
         "ended": {"type": ["string", "null"], "format": "date", "x-after": "begun"},
         "filed": {"type": "string", "format": "date", "x-after": "ended"},
         "owner": {"type": "string", "x-ref": "/people/*/id"}, "parts": {"$ref": "#/$defs/parts"})",
      R"(, "required": ["id"])" + std::string(k_idiom));
  return object_schema(
      R"("version": {"const": 1}, "kind": {"type": ["string", "null"], "enum": ["small", "large", null]},
         "people": {"type": ["array", "null"], "minItems": 2, "maxItems": 3, "x-unique": "id", "items": )" +
          object_schema(R"("id": {"type": "string", "minLength": 1})", R"(, "required": ["id"])") +
          R"(}, "hours": {"type": "object", "x-ref": "/people/*/id",
               "additionalProperties": {"type": "number", "exclusiveMinimum": 0, "exclusiveMaximum": 24}},
         "share": {"type": "number", "minimum": 0, "maximum": 1}, "floor": {"type": "integer", "maximum": 9},
         "roles": {"type": "array", "uniqueItems": true, "minItems": 1, "items": {"enum": ["a", "b", "c"]}},
         "team": {"type": "array", "uniqueItems": true, "items": {"type": "string", "x-ref": "/people/*/id"}},
         "done": {"type": "integer", "minimum": 0, "x-at-most": "due"}, "due": {"type": ["number", "null"]},
         "sources": {"type": "object", "x-pointers": true, "additionalProperties": {"type": "string"}},
         "metrics": {"type": "object", "additionalProperties": true}, "key": {"type": "string", "x-ref": "/metrics"},
         "code": {"type": ["string", "integer", "array"], "maxLength": 3, "minimum": 5, "maxItems": 1},
         "free": {}, "parts": {"$ref": "#/$defs/parts"})",
      R"(, "required": ["version", "roles"], "$defs": {"parts": {"type": "array", "x-unique": "id",
           "items": {"$ref": "#/$defs/part"}}, "part": )" +
          part + "}" + std::string(k_idiom));
}

// By name: the schemas in data/schema, and ours.
const std::map<std::string, Schema>& schemas() {
  static const std::map<std::string, Schema> k_schemas = [] {
    std::map<std::string, Schema> made;
    made.emplace("everything", schema(everything()));
    for (const EmbeddedFile& file : embedded_files())
      if (file.path.starts_with("schema/")) made.emplace(std::string(file.path), schema(file.text));
    return made;
  }();
  return k_schemas;
}

// Calls `see(schema, generated document, seed)` for documents from full to nearly empty.
void each_document(const std::function<void(const Schema&, const Tree&, std::uint64_t)>& see) {
  for (const auto& [name, compiled] : schemas())
    for (std::uint64_t seed = 1; seed <= k_cases; ++seed) {
      const double omitted = static_cast<double>(seed % 10) / 10;
      const Tree tree = test::generate(compiled, {.seed = seed, .omitted = omitted});
      CAPTURE(name, seed, to_json(tree));
      see(compiled, tree, seed);
    }
}

TEST_CASE("a generated document is valid, and stays so when fields are left out") {
  each_document([](const Schema& compiled, const Tree& tree, std::uint64_t seed) {
    const Document whole = document(to_json(tree));
    CHECK(lines_of(profile::check(whole, compiled)).empty());
    Random random(seed);
    const Document partial =
        document(to_json(test::without_some(tree, &compiled.root(), 0.5, random)));
    CHECK(lines_of(profile::check(partial, compiled)).empty());
  });
}

TEST_CASE("the same seed gives the same document") {
  const Schema& compiled = schemas().at("everything");
  CHECK(to_json(test::generate(compiled, {.seed = 7})) ==
        to_json(test::generate(compiled, {.seed = 7})));
  CHECK(to_json(test::generate(compiled, {.seed = 7})) !=
        to_json(test::generate(compiled, {.seed = 8})));
}

// Single changes of a document, each of which breaks it.
class Breakages {
 public:
  Breakages(Tree& tree, const Schema& compiled) { visit(tree, &compiled.root()); }

  void apply_one(Random& random) { random.one_of(edits_)(); }

 private:
  using Edit = std::function<void()>;

  void visit(Tree& tree, const SchemaNode* node) {
    if (node == nullptr) return;
    wrong_kinds(tree, *node);
    if (!node->allowed.empty() && tree.kind == NodeKind::string)
      edits_.emplace_back([&tree] { tree.text += " (not)"; });
    if (tree.kind == NodeKind::number) numbers(tree, *node);
    if (tree.kind == NodeKind::string) texts(tree, *node);
    if (tree.kind == NodeKind::array) lists(tree, *node);
    if (tree.kind == NodeKind::object && node->record != nullptr) records(tree, *node);
    for (Tree& child : tree.children)
      visit(child, node->child(child.name.empty() ? "*" : child.name));
  }

  void wrong_kinds(Tree& tree, const SchemaNode& node) {
    for (const NodeKind kind : {NodeKind::null, NodeKind::boolean, NodeKind::number,
                                NodeKind::string, NodeKind::array, NodeKind::object})
      if (!node.allows(kind))
        edits_.emplace_back([&tree, kind] { tree = {.kind = kind, .name = tree.name}; });
  }

  void numbers(Tree& tree, const SchemaNode& node) {
    if (node.is_whole) edits_.emplace_back([&tree] { tree.number += 0.5; });
    const profile::Range& range = node.range;
    for (const double wrong : {range.minimum - 1, range.maximum + 1, range.above, range.below})
      if (std::isfinite(wrong)) edits_.emplace_back([&tree, wrong] { tree.number = wrong; });
  }

  void texts(Tree& tree, const SchemaNode& node) {
    if (node.is_date) edits_.emplace_back([&tree] { tree.text = "2026-02-30"; });
    if (node.characters.minimum > 0) edits_.emplace_back([&tree] { tree.text.clear(); });
    if (node.pattern) edits_.emplace_back([&tree] { tree.text = "\n"; });
  }

  void lists(Tree& tree, const SchemaNode& node) {
    if (node.size.minimum > 0) edits_.emplace_back([&tree] { tree.children.clear(); });
    const bool has_id = !tree.children.empty() && !node.unique_member.empty() &&
                        tree.children.front().find(node.unique_member) != nullptr;
    if (has_id || (node.items_differ && !tree.children.empty()))
      edits_.emplace_back([&tree] { tree.children.push_back(tree.children.front()); });
  }

  void records(Tree& tree, const SchemaNode& node) {
    edits_.emplace_back([&tree] { tree.add("no_such_field", {}); });
    for (std::size_t i = 0; i < node.properties.size(); ++i) {
      const std::string& name = node.record->fields[i].name;
      if (node.properties[i].required) edits_.emplace_back([&tree, name] { tree.remove(name); });
      const Tree* later = tree.find(name);
      const Tree* earlier = tree.find(node.properties[i].node->after);
      if (later != nullptr && earlier != nullptr && !later->text.empty() && !earlier->text.empty())
        edits_.emplace_back([&tree, name] { tree.find(name)->text = "0001-01-01"; });
      const Tree* whole = tree.find(node.properties[i].node->at_most);
      if (later != nullptr && whole != nullptr && later->kind == NodeKind::number &&
          whole->kind == NodeKind::number)
        edits_.emplace_back(
            [&tree, name, most = whole->number] { tree.find(name)->number = most + 1; });
    }
  }

  std::vector<Edit> edits_;
};

TEST_CASE("a broken document has a problem") {
  each_document([](const Schema& compiled, const Tree& tree, std::uint64_t seed) {
    Random random(seed);
    for (int i = 0; i < 5; ++i) {
      Tree broken = tree;
      Breakages(broken, compiled).apply_one(random);
      CAPTURE(to_json(broken));
      CHECK_FALSE(profile::check(document(to_json(broken)), compiled).empty());
    }
  });
}

// Every node of a tree, parents first.
void collect(Tree& tree, std::vector<Tree*>& nodes) {
  nodes.push_back(&tree);
  for (Tree& child : tree.children)
    collect(child, nodes);
}

// Some parts replaced by others.
Tree shuffled(Tree tree, Random& random) {
  for (int i = 0; i < 5; ++i) {
    std::vector<Tree*> nodes;
    collect(tree, nodes);
    Tree moved = *random.one_of(nodes);
    Tree& target = *random.one_of(nodes);
    moved.name = target.name;
    target = std::move(moved);
  }
  return tree;
}

TEST_CASE("parts in the wrong places: problems in order, or facts") {
  each_document([](const Schema& compiled, const Tree& tree, std::uint64_t seed) {
    Random random(seed);
    const Document read = document(to_json(shuffled(tree, random)));
    const Diagnostics problems = profile::check(read, compiled);
    CHECK(static_cast<bool>(profile::validate(read, compiled)) == problems.empty());
    for (const Diagnostic& problem : problems) {
      CAPTURE(to_text(problem));
      CHECK(find(*read.root, problem.pointer) != nullptr);
      CHECK_FALSE(problem.message.empty());
    }
  });
}

TEST_CASE("a schema with parts in the wrong places compiles or says why") {
  const Document read = document(everything());
  for (std::uint64_t seed = 1; seed <= 20 * k_cases; ++seed) {
    Random random(seed);
    const std::string json = to_json(shuffled(Tree::of(*read.root), random));
    CAPTURE(json);
    const Document changed = document(json);
    const Result<Schema> compiled = Schema::compile(changed);
    if (compiled)
      CHECK(compiled->type() != nullptr);
    else
      for (const Diagnostic& problem : compiled.problems())
        CHECK(find(*changed.root, problem.pointer) != nullptr);
  }
}

void check_words(const Schema& compiled, const SchemaNode& node, const std::string& where,
                 std::string& missing) {
  for (std::size_t i = 0; i < node.properties.size(); ++i) {
    const std::string pointer = pointer_child(where, node.record->fields[i].name);
    const std::optional<profile::FieldInfo> info = compiled.describe(pointer);
    REQUIRE(info.has_value());
    if (info->title.empty()) missing += pointer + " has no title\n";
    if (info->question.empty()) missing += pointer + " has no description\n";
    if (info->asks.empty()) missing += pointer + " has no x-asks\n";
    if (info->minutes != 1 && info->minutes != 5 && info->minutes != 15 && info->minutes != 60)
      missing += pointer + " has no x-minutes of 1, 5, 15 or 60\n";
    check_words(compiled, *node.properties[i].node, pointer, missing);
  }
  if (node.items != nullptr) check_words(compiled, *node.items, where + "/*", missing);
  if (node.entries != nullptr) check_words(compiled, *node.entries, where + "/*", missing);
}

TEST_CASE("every field of a profile has the words for a question") {
  const Schema& compiled = schemas().at("schema/profile.json");
  std::string missing;
  check_words(compiled, compiled.root(), "", missing);
  CAPTURE(missing);
  CHECK(missing.empty());
}

}  // namespace
}  // namespace profile_fixture

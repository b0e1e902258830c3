// Random documents that a schema accepts, and the same documents with fields left out, for
// properties that hold on every valid document. Respects enums, ranges, lengths, patterns, required
// members, references and ids, distinct items, date order, parts of wholes and nulls; now and then
// it adds notes and `_complete` flags. The same schema, seed and shares give the same document.
#pragma once

#include <cmath>
#include <map>
#include <set>
#include <stdexcept>

#include "partner_check/base/pointer.hpp"
#include "partner_check/base/time.hpp"
#include "partner_check/profile/schema_node.hpp"

#include "support/random.hpp"
#include "support/tree.hpp"

namespace partner_check::test {

struct GenerateOptions {
  std::uint64_t seed = 1;
  double omitted = 0.3;     // share of the optional members that are left out
  double null = 0.15;       // share of null where it is allowed
  double incomplete = 0.1;  // share of lists and dictionaries beside a `_complete`
};

class Generator {
 public:
  Generator(const profile::Schema& schema, const GenerateOptions& options)
      : root_(schema.root()), options_(options), random_(options.seed) {
    collect_references(root_);
  }

  Tree document() { return value(&root_, "", 0); }

 private:
  using Ids = std::vector<std::string>;
  using SchemaNode = profile::SchemaNode;
  static constexpr std::size_t k_deepest = 12;         // below, optional members are left out
  static constexpr std::int64_t k_first_day = 19'358;  // 2023-01-01

  void collect_references(const SchemaNode& node) {
    if (!seen_.insert(&node).second) return;
    if (node.reference != nullptr && !ids_.contains(node.reference->pointer))
      ids_[node.reference->pointer] = make_ids(*node.reference);
    for (const profile::Property& property : node.properties)
      collect_references(*property.node);
    if (node.items != nullptr) collect_references(*node.items);
    if (node.entries != nullptr) collect_references(*node.entries);
  }

  // `where`: the pointer, with "*" for an element.
  Tree value(const SchemaNode* node, const std::string& where, std::size_t depth) {
    if (node == nullptr) return anything(depth);
    if (!node->allowed.empty()) return allowed(*node, where);
    const NodeKind kind = pick_kind(*node, where, depth);
    switch (kind) {
      case NodeKind::boolean: return Tree::of(random_.chance(0.5));
      case NodeKind::number: return Tree::of_number(number(*node));
      case NodeKind::string: return Tree::of_text(text(*node));
      case NodeKind::array: return list(*node, where, depth);
      case NodeKind::object:
        return node->record != nullptr ? record(*node, where, depth)
                                       : dictionary(*node, where, depth);
      default: return {};
    }
  }

  // A reference into what is null could name nothing.
  bool holds_ids(const std::string& where) const {
    return std::any_of(ids_.begin(), ids_.end(),
                       [&](const auto& entry) { return pointer_covers(where, entry.first); });
  }

  NodeKind pick_kind(const SchemaNode& node, const std::string& where, std::size_t depth) {
    std::vector<NodeKind> kinds;
    for (const NodeKind kind :
         {NodeKind::boolean, NodeKind::number, NodeKind::string, NodeKind::array, NodeKind::object})
      if (node.allows(kind)) kinds.push_back(kind);
    const bool may_be_null = node.allows(NodeKind::null) && !holds_ids(where);
    if (kinds.empty() || (may_be_null && (random_.chance(options_.null) || depth > k_deepest)))
      return NodeKind::null;
    return random_.one_of(kinds);
  }

  Tree allowed(const SchemaNode& node, const std::string& where) {
    Tree tree = Tree::of(random_.one_of(node.allowed));
    const bool is_null = tree.kind == NodeKind::null;
    if (is_null && node.allowed.size() > 1 && (holds_ids(where) || !random_.chance(options_.null)))
      return allowed(node, where);
    return tree;
  }

  Tree anything(std::size_t depth) {
    const std::size_t choice = random_.below(depth < k_deepest ? 6 : 4);
    if (choice == 0) return {};
    if (choice == 1) return Tree::of(random_.chance(0.5));
    if (choice == 2) return Tree::of_number(static_cast<double>(random_.below(100)));
    if (choice == 3) return Tree::of_text(words());
    Tree tree = choice == 4 ? Tree::list() : Tree::object();
    for (std::size_t i = random_.below(3); i > 0; --i)
      tree.add("key" + std::to_string(i), anything(depth + 1));
    return tree;
  }

  // Often a bound itself, else near it on one of several scales: rules have thresholds everywhere.
  double number(const SchemaNode& node) {
    const profile::Range& range = node.range;
    const double step = node.is_whole ? 1 : 0.125;
    const double scale = static_cast<double>(random_.one_of(std::vector{1, 10, 100, 1000}));
    double least = std::max(range.minimum, range.above);
    double most = std::min(range.maximum, range.below);
    if (std::isinf(least)) least = std::isinf(most) ? 0 : most - scale;
    if (std::isinf(most)) most = least + scale;
    const double reach = std::floor((most - least) / step);
    double number = least + step * std::floor(random_.fraction() * (reach + 1));
    if (random_.chance(0.2)) number = least;
    if (random_.chance(0.1)) number = most;
    if (node.is_whole) number = std::floor(number);
    if (number <= range.above) number = range.above + step;
    if (number >= range.below) number = range.below - step;
    return std::min(std::max(number, range.minimum), range.maximum);
  }

  std::string date() {
    constexpr std::size_t k_days = 1826;  // five years
    const auto day = k_first_day + static_cast<std::int64_t>(random_.below(k_days));
    return format_date({day * k_seconds_per_day});
  }

  std::string words() {
    static const std::vector<std::string> k_words{"Helix Robotics",
                                                  "reduce scrap by a fifth",
                                                  "données partagées",
                                                  "共同研究",
                                                  " odd  space ",
                                                  "a \"quoted\" word",
                                                  "back\\slash",
                                                  "line\nbreak",
                                                  "👩‍🔬",
                                                  "true",
                                                  "12",
                                                  "x"};
    return random_.one_of(k_words);
  }

  std::string text(const SchemaNode& node) {
    if (node.is_date) return date();
    if (node.reference != nullptr) return random_.one_of(ids_.at(node.reference->pointer));
    if (node.pattern) return sample(node, random_.below(50));
    std::string text = words();
    const profile::Length& length = node.characters;
    if (length.minimum > 1 || length.maximum < 40)
      text.assign(std::min<std::size_t>(length.minimum + random_.below(8), length.maximum), 'a');
    return text;
  }

  // A text that fits the pattern; different ones for different `number`.
  std::string sample(const SchemaNode& node, std::size_t number) {
    const std::string n = std::to_string(number);
    const std::string three{static_cast<char>('A' + number / 26 % 26),
                            static_cast<char>('A' + number % 26), 'X'};
    const std::string two_digits = fmt::format("{:02}", number % 100);
    for (const std::string& text :
         {"p" + n, "north-" + n, "P" + n, three, "E" + two_digits, "M" + two_digits, "S1:" + n,
          "S" + std::to_string(number % 5), "IP" + two_digits, "/ip/terms" + n,
          std::string("heuristic"), std::string("critical"), std::string(64, 'a'),
          "a longer text, number " + n})
      if (text.size() >= node.characters.minimum && node.pattern->regex.matches(text)) return text;
    throw std::logic_error("no sample text for the pattern " + node.pattern->text);
  }

  // The ids of one document in all the places that a reference points to: at least one.
  Ids make_ids(const profile::Reference& reference) {
    const SchemaNode* list = &root_;
    const SchemaNode* target = &root_;
    for (const std::string& step : reference.steps) {
      if (step == "*") list = target;
      target = target->child(step);
    }
    const std::size_t least = std::max<std::size_t>(list->size.minimum, 1);
    const std::size_t count = std::min(least + random_.below(3), list->size.maximum);
    Ids ids;
    for (std::size_t i = 0; i < count; ++i)
      ids.push_back(target->pattern ? sample(*target, i) : "id " + std::to_string(i));
    return ids;
  }

  // The ids that elements of the list or keys of the dictionary there must have; none: free.
  Ids ids_at(const std::string& pointer) const {
    const auto found = ids_.find(pointer);
    return found == ids_.end() ? Ids{} : found->second;
  }

  std::size_t count_of(const profile::Length& size, std::size_t depth) {
    if (depth > k_deepest) return size.minimum;
    return std::min(size.minimum + random_.below(4), size.maximum);
  }

  Tree list(const SchemaNode& node, const std::string& where, std::size_t depth) {
    constexpr std::size_t k_tries = 200;  // a small enum has not enough distinct values
    Ids ids = node.unique_member.empty() ? Ids{} : ids_at(where + "/*/" + node.unique_member);
    random_.shuffle(ids);
    const std::size_t count = ids.empty() ? count_of(node.size, depth) : ids.size();
    Tree list = Tree::list();
    std::set<std::string> seen;
    for (std::size_t i = 0; i < k_tries && list.children.size() < count; ++i) {
      Tree item = value(node.items, where + "/*", depth + 1);
      Tree* id = item.find(node.unique_member);
      if (id != nullptr && !ids.empty()) id->text = ids[list.children.size()];
      const bool is_repeated = (id != nullptr && !seen.insert(id->text).second) ||
                               (node.items_differ && !seen.insert(to_json(item)).second);
      if (!is_repeated) list.children.push_back(std::move(item));
    }
    return list;
  }

  Tree dictionary(const SchemaNode& node, const std::string& where, std::size_t depth) {
    Ids keys = ids_at(where);
    if (node.keys_are_pointers) {
      for (const profile::Property& property : root_.properties)
        if (random_.chance(0.05)) keys.push_back(property.node->path);
    } else if (keys.empty() && node.reference != nullptr) {
      keys = ids_.at(node.reference->pointer);
      random_.shuffle(keys);
      keys.resize(random_.below(keys.size() + 1));
    } else if (keys.empty()) {
      for (std::size_t i = depth > k_deepest ? 0 : random_.below(4); i > 0; --i)
        keys.push_back("key " + std::to_string(i));
    }
    Tree dictionary = Tree::object();
    for (const std::string& key : keys)
      dictionary.add(key, value(node.entries, where + "/*", depth + 1));
    return dictionary;
  }

  Tree record(const SchemaNode& node, const std::string& where, std::size_t depth) {
    Tree record = Tree::object();
    for (std::size_t i = 0; i < node.properties.size(); ++i) {
      const profile::Property& property = node.properties[i];
      if (!property.required && (depth > k_deepest || random_.chance(options_.omitted))) continue;
      const std::string& name = node.record->fields[i].name;
      record.add(name, value(property.node, pointer_child(where, name), depth + 1));
      add_flag(node, record, name);
    }
    if (node.allows_notes && random_.chance(0.05)) record.add("notes", Tree::of_text(words()));
    order_dates(node, record);
    bound_parts(node, record);
    return record;
  }

  void add_flag(const SchemaNode& node, Tree& record, const std::string& name) {
    const NodeKind kind = record.children.back().kind;
    if (node.allows_complete && node.property(name)->is_collection() &&
        node.property(name + "_complete") == nullptr &&
        (kind == NodeKind::array || kind == NodeKind::object) &&
        random_.chance(options_.incomplete))
      record.add(name + "_complete", Tree::of(random_.chance(0.2)));
  }

  // Later dates are moved behind the earlier ones; as often as a chain of them is long.
  void order_dates(const SchemaNode& node, Tree& record) {
    for (std::size_t pass = 0; pass < node.properties.size(); ++pass)
      for (std::size_t i = 0; i < node.properties.size(); ++i) {
        Tree* later = record.find(node.record->fields[i].name);
        Tree* earlier = record.find(node.properties[i].node->after);
        if (later == nullptr || earlier == nullptr || later->text.empty() ||
            later->text >= earlier->text)
          continue;
        Instant moved = *parse_date(earlier->text);
        moved.seconds += static_cast<std::int64_t>(random_.below(200)) * k_seconds_per_day;
        later->text = format_date(moved);
      }
  }

  // A part beyond its whole becomes all of it, or is left out where it may not; as often as a chain
  // of them is long.
  void bound_parts(const SchemaNode& node, Tree& record) {
    for (std::size_t pass = 0; pass < node.properties.size(); ++pass)
      for (std::size_t i = 0; i < node.properties.size(); ++i) {
        const SchemaNode& schema = *node.properties[i].node;
        Tree* part = record.find(node.record->fields[i].name);
        const Tree* whole = record.find(schema.at_most);
        if (part == nullptr || whole == nullptr || part->kind != NodeKind::number ||
            whole->kind != NodeKind::number || part->number <= whole->number)
          continue;
        part->number = schema.is_whole ? std::floor(whole->number) : whole->number;
        if (!schema.range.holds(part->number)) record.remove(node.record->fields[i].name);
      }
  }

  const SchemaNode& root_;
  GenerateOptions options_;
  Random random_;
  std::map<std::string, Ids> ids_;  // by the pointer of the reference
  std::set<const SchemaNode*> seen_;
};

// A document that the schema accepts. Throws if a pattern has no sample text yet.
inline Tree generate(const profile::Schema& schema, const GenerateOptions& options = {}) {
  return Generator(schema, options).document();
}

// The same document without a share of its optional members, flags of left out lists included. The
// result is valid, and says nothing that the document does not say.
inline Tree without_some(Tree tree, const profile::SchemaNode* schema, double share,
                         Random& random) {
  if (schema == nullptr) return tree;
  if (tree.kind == NodeKind::object && schema->record != nullptr)
    for (std::size_t i = 0; i < schema->properties.size(); ++i)
      if (!schema->properties[i].required && random.chance(share)) {
        tree.remove(schema->record->fields[i].name);
        tree.remove(schema->record->fields[i].name + "_complete");
      }
  for (Tree& child : tree.children) {
    const profile::SchemaNode* below = schema->child(child.name.empty() ? "*" : child.name);
    child = without_some(std::move(child), below, share, random);
  }
  return tree;
}

}  // namespace partner_check::test

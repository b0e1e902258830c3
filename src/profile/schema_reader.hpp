// Reads a schema document into a Draft, keyword by keyword. The table of keywords is the whole
// vocabulary; what stands in the document beside it is a problem.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "draft.hpp"

namespace partner_check::profile {

// What a subschema describes; it decides which annotations make sense.
enum class Role { document, definition, top_property, property, element };

// The subschema being read.
struct Site {
  SchemaNode& node;
  const Node& json;
  std::string pointer;
  Role role;
  bool is_closed = false;  // additionalProperties: false
};

class Reader;

enum class Beside { ref, no_ref };

struct Keyword {
  std::string_view name;
  Kinds applies;  // the kinds of value it says something about
  Beside beside;  // whether it may stand beside $ref
  void (Reader::*read)(Site&, const Node& value);
};
// In the order of reading: `properties` stands before `required`, which looks at them.
[[nodiscard]] std::span<const Keyword> keywords();
[[nodiscard]] const Keyword* find_keyword(std::string_view name);
// "a string or null"
[[nodiscard]] std::string kinds_text(Kinds kinds);

class Reader {
 public:
  explicit Reader(Draft& draft) : draft_(draft) {}

  SchemaNode* subschema(const Node& json, std::string pointer, std::string path, Role role);

  // Keywords. A value that makes no sense is a problem and leaves the node alone.
  template <auto... Path>
  void into(Site& site, const Node& value) {
    store(site, value, (site.node.*....*Path));
  }
  void nothing(Site& site, const Node& value);
  void definitions(Site& site, const Node& value);
  void reference(Site& site, const Node& value);
  void type(Site& site, const Node& value);
  void allowed(Site& site, const Node& values);
  void meanings(Site& site, const Node& texts);
  void constant(Site& site, const Node& value);
  void format(Site& site, const Node& value);
  void pattern(Site& site, const Node& value);
  void properties(Site& site, const Node& value);
  void additional(Site& site, const Node& value);
  void pattern_properties(Site& site, const Node& value);
  void required(Site& site, const Node& value);
  void items(Site& site, const Node& value);
  void minutes(Site& site, const Node& value);
  void privacy(Site& site, const Node& value);
  void id_of(Site& site, const Node& value);
  template <auto Member>
  void sibling(Site& site, const Node& value) {
    name_sibling(site, value, site.node.*Member);
  }
  void variable(Site& site, const Node& value);
  void subject(Site& site, const Node& value);

 private:
  void name_sibling(Site& site, const Node& value, std::string& target);
  void store(Site& site, const Node& value, std::string& target);
  void store(Site& site, const Node& value, bool& target);
  void store(Site& site, const Node& value, double& target);
  void store(Site& site, const Node& value, std::size_t& target);

  bool expect(const Site& site, const Node& value, NodeKind kind);
  // Reports show texts of a schema as they are.
  bool expect_printable(const Site& site, const Node& keyword, std::string_view text);
  void bad_value(const Site& site, const Node& value, std::string_view problem);
  void misplaced(const Site& site, const Node& value, std::string_view problem);
  void allow(const Site& site, const Node& keyword, const Node& value);

  void read_keywords(Site& site);
  void settle(const Site& site);
  void settle_kinds(const Site& site);
  void check_applicable(const Site& site);
  void check_bounds(const Site& site);

  Draft& draft_;
};

}  // namespace partner_check::profile

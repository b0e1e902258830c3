// A compiled JSON Schema (2020-12, the subset below): it validates documents, types the rule
// language and words questions. Promises: compiled once, then read-only; types live as long as the
// schema. It takes a Document, it does not read JSON, and knows no field of a partnership by name.
//
// Keywords: $schema $id $defs $ref type enum enumDescriptions const properties required
// additionalProperties patternProperties items minItems maxItems uniqueItems minLength maxLength
// pattern format(date) minimum maximum exclusiveMinimum exclusiveMaximum title description
// x-minutes x-asks x-private x-unit x-ref x-unique x-after x-at-most x-delivers x-pointers
// x-told-by x-ordered x-variable x-subject. Any other keyword is refused. Of these,
//   enumDescriptions  says what each value of `enum` means; editors show it, nothing else reads it;
//   $ref         is "#" or "#/$defs/NAME"; beside it stand only title, description and x-...;
//   properties   go with `additionalProperties: false`; a schema there, without properties, makes a
//                dictionary;
//   patternProperties  is {"^(notes|\\$comment|x-.*)$": true, "_complete$": {"type": "boolean"}}
//                (either may be missing): members to ignore, and flags of lists and dictionaries;
//   uniqueItems  is for lists of plain values, x-unique for lists of objects: it names the member
//                whose text is distinct, "x-unique": "id";
//   x-ref        on a string, or on a dictionary for its keys, points to the texts (or to the
//                dictionary whose keys) it must be one of: "x-ref": "/partners/*/id". A list left
//                out or known to be incomplete refutes nothing;
//   x-after      on a date names the sibling date that it does not precede;
//   x-at-most    on a number names the sibling number that it is a part of, so not above it;
//   x-delivers   on a number names the sibling number that it answers: delivered against promised;
//   x-pointers   true, on a dictionary: its keys are JSON pointers to fields declared here;
//   x-told-by    true, on a text in an entry of such a dictionary: who told the fact at the key;
//   x-ordered    true, on a list of plain values: its order says something;
//   x-variable   on a top-level property is its name in rules;
//   x-subject    on the document: which fields say what it is about (SubjectFields);
//   x-private    is "own_side"; it and x-asks cover what lies below.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "partner_check/base/document.hpp"
#include "partner_check/base/result.hpp"
#include "partner_check/base/type.hpp"

namespace partner_check::profile {

struct SchemaNode;  // profile/schema_node.hpp

// What the schema says of one field, for people.
struct FieldInfo {
  std::string title;
  std::string question;  // the description
  std::string asks;      // who can answer (x-asks); may be empty
  std::string unit;
  int minutes = 0;  // to find the answer (x-minutes); 0: not said
  bool is_private = false;
};

struct Variable {
  std::string name;   // in rules: the top-level member's name, or its x-variable
  std::string field;  // in the document
  TypeRef type = nullptr;
};

// x-subject: names of top-level fields; "" where the schema names none.
struct SubjectFields {
  std::string name;                        // a text
  std::string type, phase;                 // required texts with an enum; phases in order of time
  std::string as_of, start;                // dates: of the facts, of the beginning of the work
  std::vector<std::string> before_work{};  // phases in which one gets ready for the next
  std::string parties{};  // a list with x-unique: who works together; a view may be told by one
  std::string teller{};   // a text: the party that filled in the document alone
};

class Schema {
 public:
  // All problems at once, with pointers into the schema. Codes: schema-keyword (unknown or out of
  // place), schema-value (a keyword's value makes no sense), schema-reference (a name or pointer to
  // nothing).
  static Result<Schema> compile(const Document& document);
  ~Schema();
  Schema(const Schema&) = delete;
  Schema& operator=(const Schema&) = delete;
  Schema(Schema&&) noexcept;
  Schema& operator=(Schema&&) noexcept;

  [[nodiscard]] const SchemaNode& root() const;
  // The type of the whole document (a record for an object schema).
  [[nodiscard]] TypeRef type() const;
  // One per top-level field, in the order of the root record's fields.
  [[nodiscard]] const std::vector<Variable>& variables() const;
  // The field at a JSON pointer (list indices and dictionary keys match items and
  // additionalProperties), if declared.
  [[nodiscard]] std::optional<FieldInfo> describe(std::string_view pointer) const;
  [[nodiscard]] const SubjectFields& subject() const;
  // The enum of a top-level string field, in the schema's order; empty if it has none.
  [[nodiscard]] std::vector<std::string> values_of(std::string_view field) const;

 private:
  struct Content;
  explicit Schema(std::unique_ptr<Content> content);
  std::unique_ptr<Content> content_;
};

}  // namespace partner_check::profile

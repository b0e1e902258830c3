// JSON pointer to line and column, found by scanning the text when somebody asks; documents carry
// no positions. Promises: linear in the text, times the depth of the pointer, for the first
// question to a Locator, and mostly less for every further one; the text must be valid JSON (it was
// read before).
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "partner_check/base/diagnostic.hpp"
#include "partner_check/base/document.hpp"

namespace partner_check::json {

// The name; from the name to the end of the value; the value. All end with their first line. A list
// element and the whole document have no name: the opening bracket, or a scalar, stands for it.
enum class Part { key, member, value };

struct Located {
  Place place;
  std::string pointer;  // of what was found: the one asked for, or its nearest ancestor that exists
  bool exact = true;    // false: an ancestor, and the place is that of its key
};

// For many questions about one document: what one has looked into, the next does not read again.
// The document must outlive it.
class Locator {
 public:
  explicit Locator(const Document& document);
  ~Locator();

  // Lines count from document.first_line.
  [[nodiscard]] Located locate(std::string_view pointer, Part part = Part::value);
  // As the function below.
  [[nodiscard]] Place locate_within(std::string_view pointer, Diagnostic::Within within);
  // The text of a line that a place named, without its end.
  [[nodiscard]] std::string_view line(std::size_t number) const;

 private:
  class Index;
  std::unique_ptr<Index> index_;
};

// One question.
[[nodiscard]] Located locate(const Document& document, std::string_view pointer,
                             Part part = Part::value);
// The place of bytes [offset, offset + length) of the decoded string at `pointer`, escapes and the
// opening quote counted; just after the last byte it is the closing quote, and for what is no
// string the place of the value.
[[nodiscard]] Place locate_within(const Document& document, std::string_view pointer,
                                  Diagnostic::Within within);
// Fills in file and place of every diagnostic that has neither, with one Locator; a missing value
// is placed at the key of its nearest ancestor.
void place_all(const Document& document, Diagnostics& problems);
// Fills in the excerpt of the first hundred diagnostics that have a place in this document;
// place_all() does it as well.
void add_excerpts(const Document& document, Diagnostics& problems);

}  // namespace partner_check::json

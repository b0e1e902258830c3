#include "partner_check/json/locate.hpp"

#include <algorithm>
#include <unordered_map>
#include <vector>

#include "partner_check/base/frame.hpp"
#include "partner_check/base/pointer.hpp"

#include "scan.hpp"

namespace partner_check::json {
namespace {

// Where a value stands in the text; a member of an object has a name.
struct Spot {
  std::optional<Span> key{};
  Span value{};
};

// The nearest value to what a pointer leads to.
struct Found {
  const Node* node = nullptr;
  Spot spot{};
  std::string pointer{};
  bool exact = true;
};

// The value that begins with the next token.
Span take_value(Tokens& tokens, std::string_view text) {
  Span token = tokens.next();
  const std::size_t begin = token.begin;
  for (std::size_t open = 0;; token = tokens.next()) {
    const char first = text[token.begin];
    if (first == '{' || first == '[') ++open;
    if (first == '}' || first == ']') --open;
    if (open == 0) return {begin, token.end};
  }
}

// A list element and the whole document have no name: their first bracket, or a scalar, stands for
// it.
Span span_of(const Found& found, Part part) {
  const auto& [key, value] = found.spot;
  if (key && part == Part::key) return *key;
  if (key && part == Part::member) return {key->begin, value.end};
  const bool container =
      found.node->kind == NodeKind::array || found.node->kind == NodeKind::object;
  if (container && part == Part::key) return {value.begin, value.begin + 1};
  return value;
}

// The bytes of a string's text that decode to a stretch of it.
Span span_within(Span string, Diagnostic::Within within, std::string_view text) {
  const std::size_t closing_quote = string.end - 1;
  const std::size_t end = within.offset + std::max<std::size_t>(within.length, 1);
  Span found{string.begin + 1, closing_quote + 1};
  std::size_t decoded = 0;
  for (std::size_t at = found.begin; at < closing_quote && decoded < end;) {
    const Unit unit = next_unit(text.substr(at, closing_quote - at));
    at += unit.size;
    decoded += unit.decoded_size;
    (decoded <= within.offset ? found.begin : found.end) = at;
  }
  return found;
}

}  // namespace

// Keeps the places of all children of the values that it has looked into.
class Locator::Index {
 public:
  explicit Index(const Document& document)
      : document_(document), lines_(document.text, document.first_line) {
    Tokens tokens(document.text);
    root_.value = take_value(tokens, document.text);
  }

  Found find(std::string_view pointer) {
    Found found{document_.root, root_};
    for (const std::string& step : pointer_steps(pointer)) {
      const Node* below = partner_check::find(*found.node, pointer_child("", step));
      if (below == nullptr) {
        found.exact = false;
        break;
      }
      const auto position = static_cast<std::size_t>(below - found.node->first);
      found.spot = children(*found.node, found.spot.value)[position];
      found.node = below;
      found.pointer = pointer_child(found.pointer, step);
    }
    return found;
  }

  Place place(const Found& found, Part part) {
    return lines_.place(span_of(found, found.exact ? part : Part::key));
  }

  [[nodiscard]] std::string_view line(std::size_t number) const { return lines_.text_of(number); }

  Place place(const Found& found, Diagnostic::Within within) {
    if (!found.exact || found.node->kind != NodeKind::string) return place(found, Part::value);
    return lines_.place(span_within(found.spot.value, within, document_.text));
  }

 private:
  const std::vector<Spot>& children(const Node& node, Span value) {
    const auto [entry, is_new] = children_.try_emplace(&node);
    std::vector<Spot>& spots = entry->second;
    if (!is_new) return spots;
    Tokens tokens(document_.text, value.begin);
    tokens.next();  // the opening bracket
    spots.reserve(node.size);
    for (std::size_t i = 0; i < node.size; ++i) {
      Spot& spot = spots.emplace_back();
      if (node.kind == NodeKind::object) {
        spot.key = tokens.next();
        tokens.next();  // the colon
      }
      spot.value = take_value(tokens, document_.text);
      tokens.next();  // a comma or the closing bracket
    }
    return spots;
  }

  const Document& document_;
  Lines lines_;
  Spot root_;
  std::unordered_map<const Node*, std::vector<Spot>> children_;
};

Locator::Locator(const Document& document) : index_(std::make_unique<Index>(document)) {}
Locator::~Locator() = default;

Located Locator::locate(std::string_view pointer, Part part) {
  const Found found = index_->find(pointer);
  return {index_->place(found, part), found.pointer, found.exact};
}

Place Locator::locate_within(std::string_view pointer, Diagnostic::Within within) {
  return index_->place(index_->find(pointer), within);
}

std::string_view Locator::line(std::size_t number) const {
  return index_->line(number);
}

Located locate(const Document& document, std::string_view pointer, Part part) {
  return Locator(document).locate(pointer, part);
}

Place locate_within(const Document& document, std::string_view pointer, Diagnostic::Within within) {
  return Locator(document).locate_within(pointer, within);
}

void place_all(const Document& document, Diagnostics& problems) {
  const auto is_placed = [](const Diagnostic& problem) {
    return !problem.file.empty() || problem.place.has_value();
  };
  if (std::ranges::all_of(problems, is_placed)) return;
  Locator locator(document);
  for (Diagnostic& problem : problems) {
    if (is_placed(problem)) continue;
    const Part part = problem.at_key ? Part::key : Part::value;
    problem.file = document.file;
    problem.place = problem.within ? locator.locate_within(problem.pointer, *problem.within)
                                   : locator.locate(problem.pointer, part).place;
  }
  add_excerpts(document, problems);
}

void add_excerpts(const Document& document, Diagnostics& problems) {
  constexpr std::size_t k_read_by_people = 100;  // each excerpt costs a walk through the text
  for (std::size_t i = 0; i < std::min(problems.size(), k_read_by_people); ++i)
    if (problems[i].place && problems[i].file == document.file)
      problems[i].excerpt =
          excerpt(document.text, *problems[i].place, "", {.first_line = document.first_line});
}

}  // namespace partner_check::json

// What must hold for any text, on many made up ones; a plain second reader says what is right.
#include <algorithm>
#include <string>

#include "partner_check/base/document.hpp"
#include "partner_check/json/locate.hpp"
#include "partner_check/json/read.hpp"
#include "partner_check/json/write.hpp"

#include "json_documents.hpp"
#include "json_reference.hpp"
#include "support/catch.hpp"

namespace partner_check::json_tests {
namespace {

using json::Part;

bool same(const Node& a, const Node& b) {
  return a.kind == b.kind && a.boolean == b.boolean && a.number == b.number && a.text == b.text &&
         a.key == b.key &&
         std::equal(a.children().begin(), a.children().end(), b.children().begin(),
                    b.children().end(), same);
}

// Names of problems that a text may have although the grammar is kept.
bool keeps_the_grammar(const Diagnostic& problem) {
  return problem.gravity != Gravity::error || problem.code == "json-duplicate-key" ||
         problem.message.find("does not fit") != std::string::npos;
}

bool stands_in(std::string_view text, const Place& place) {
  std::size_t line = 1;
  for (; line < place.line && text.find('\n') < text.size(); ++line)
    text.remove_prefix(text.find('\n') + 1);
  const std::size_t line_length = std::min(text.find('\n'), text.size());
  return line == place.line && place.column >= 1 && place.column <= line_length + 1;
}

bool is_complete(std::string_view text, const Diagnostic& problem) {
  return problem.file == "f" && problem.code.starts_with("json-") && !problem.message.empty() &&
         !problem.hint.empty() && problem.place && stands_in(text, *problem.place);
}

}  // namespace

TEST_CASE("json: what is written reads back as it was") {
  Documents documents(1);
  for (int i = 0; i < 500; ++i) {
    const std::string text = documents.next();
    CAPTURE(text);
    const Result<Document> first = json::read("f", text);
    REQUIRE(first);
    for (const json::Layout layout : {json::Layout::pretty, json::Layout::line}) {
      const Result<Document> second = json::read("f", write(json::to_json(*first->root), layout));
      REQUIRE(second);
      CHECK(same(*first->root, *second->root));
    }
  }
}

TEST_CASE("json: every value is found where a plain reader finds it") {
  Documents documents(2);
  for (int i = 0; i < 500; ++i) {
    const std::string text = documents.next();
    CAPTURE(text);
    const Result<Document> document = json::read("f", text);
    REQUIRE(document);
    const auto entries = reference_read(text);
    REQUIRE(entries);
    for (const Entry& entry : *entries) {
      CAPTURE(entry.pointer);
      const json::Located value = json::locate(*document, entry.pointer);
      CHECK(value.exact);
      CHECK(value.pointer == entry.pointer);
      CHECK(value.place == reference_place(text, entry.value));
      if (!entry.key) continue;
      const Bytes member{entry.key->first, entry.value.second};
      CHECK(json::locate(*document, entry.pointer, Part::key).place ==
            reference_place(text, *entry.key));
      CHECK(json::locate(*document, entry.pointer, Part::member).place ==
            reference_place(text, member));
    }
  }
}

TEST_CASE("json: every part of a string is found where a plain reader finds it") {
  Documents documents(3);
  for (int i = 0; i < 500; ++i) {
    const std::string text = documents.next();
    CAPTURE(text);
    const Result<Document> document = json::read("f", text);
    REQUIRE(document);
    const auto entries = reference_read(text);
    REQUIRE(entries);
    for (const Entry& entry : *entries) {
      if (entry.offsets.empty()) continue;
      const std::size_t offset = documents.below(entry.offsets.size());
      const std::size_t length = documents.below(entry.offsets.size() - offset) + 1;
      const std::size_t last = entry.offsets[offset + length - 1];
      const auto after = std::upper_bound(entry.offsets.begin(), entry.offsets.end(), last);
      const Bytes expected{entry.offsets[offset],
                           after == entry.offsets.end() ? entry.value.second - 1 : *after};
      CAPTURE(entry.pointer, offset, length);
      CHECK(json::locate_within(*document, entry.pointer, {offset, length}) ==
            reference_place(text, expected));
    }
  }
}

TEST_CASE("json: places of many problems are those of each alone") {
  Documents documents(4);
  for (int i = 0; i < 100; ++i) {
    const std::string text = documents.next();
    CAPTURE(text);
    const Result<Document> document = json::read("f", text);
    REQUIRE(document);
    const auto entries = reference_read(text);
    REQUIRE(entries);
    Diagnostics problems;
    for (const Entry& entry : *entries) {
      problems.push_back({.code = "c", .message = "m", .pointer = entry.pointer});
      problems.push_back({.code = "c", .message = "m", .pointer = entry.pointer, .at_key = true});
      problems.push_back({.code = "c", .message = "m", .pointer = entry.pointer + "/missing"});
    }
    std::reverse(problems.begin(), problems.end());
    json::place_all(*document, problems);
    for (const Diagnostic& problem : problems) {
      const Part part = problem.at_key ? Part::key : Part::value;
      CHECK(problem.file == "f");
      CHECK(problem.place == json::locate(*document, problem.pointer, part).place);
    }
  }
}

TEST_CASE("json: a damaged text is read if it is still JSON, and else gives complete problems") {
  Documents documents(5);
  int read = 0;
  int refused = 0;
  for (int i = 0; i < 20'000; ++i) {
    const std::string text = documents.damaged(documents.next());
    CAPTURE(text);
    const bool valid = reference_read(text).has_value();
    const Result<Document> document = json::read("f", text);
    if (document) {
      ++read;
      REQUIRE(valid);
      continue;
    }
    ++refused;
    const Diagnostics& problems = document.problems();
    REQUIRE(has_errors(problems));
    REQUIRE(std::all_of(problems.begin(), problems.end(),
                        [&](const Diagnostic& problem) { return is_complete(text, problem); }));
    REQUIRE(valid == std::all_of(problems.begin(), problems.end(), keeps_the_grammar));
  }
  CHECK(read > 1'000);
  CHECK(refused > 1'000);
}

}  // namespace partner_check::json_tests

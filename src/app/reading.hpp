// From texts to a valid profile as rules see it: of one file, or of the profile and the views that
// single partners filled in. Promises: pure; all problems of all texts at once, placed.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "partner_check/base/document.hpp"
#include "partner_check/profile/facts.hpp"
#include "partner_check/profile/views.hpp"
#include "partner_check/rules/evaluate.hpp"

#include "engine.hpp"

namespace partner_check::app {

// A text that is to be assessed: a whole file, or one line of an NDJSON file.
struct Source {
  std::string file;
  std::string text;
  std::size_t first_line = 1;
};

// What one partner filled in alone.
struct View {
  std::string by;  // id of the partner
  Source source;
};
struct Views {
  std::vector<View> read{};
  Diagnostics unreadable{};  // files that were named and could not be read
};

// A valid profile, and the phase and type that it says it is in.
struct Reading {
  std::vector<Document> told;  // the profile, then the views in the order of its partners
  // Of the profile with views; else empty.
  std::vector<profile::Account> accounts{};
  std::unique_ptr<const profile::Agreement> agreement{};
  profile::Facts facts;
  rules::Circumstances here{};

  // The profile, or what all accounts agree on.
  [[nodiscard]] const Document& document() const {
    return agreement == nullptr ? told.front() : agreement->document;
  }
};

// Problems of views, besides those that any profile may have: another-partnership (name or type are
// others), unknown-partner, other-teller, older-view.
Result<Reading> read_profile(Source source, const Engine& engine, Views views = {});
// Warnings of what was read, placed.
[[nodiscard]] Diagnostics warnings_of(const Reading& reading);

}  // namespace partner_check::app

// What a report says of the partners' own accounts: who told what, where they differ, and how far
// they agree section by section. Strings are raw: each format escapes.
#pragma once

#include <string>
#include <vector>

#include "partner_check/report/questions.hpp"

namespace partner_check::report {

// The profile (first; `id` is "") or the view of one partner.
struct Side {
  std::string id, name, file, as_of, sha256;
  std::size_t alone = 0;      // facts that no other side states (the profile is no side)
  std::size_t different = 0;  // differences in which it has a word
};

// What one of them says of a fact on which they differ.
struct Word {
  std::size_t side = 0;  // in Views::sides
  std::string value;     // "24", "market_entry", "none", "3 entries: a, b, c", "not listed"
  Frame frame;           // in the file of that side
};

struct SaidDifferently {
  std::string pointer, identity, title, question;  // as of a Question
  std::string section;                             // SectionAgreement::id
  std::vector<std::string> entries;  // of lists, that it is part of: "Helix Robotics", "Images"
  std::size_t shared_entries = 0;    // so many of them, from the first on, everybody may see
  std::string because;               // "" or why the values cannot be true together
  std::vector<Word> words;
  std::vector<std::string> rules;  // that do not know because of it, sorted
  bool own_side = false;           // something of it is for one side's eyes (x-private)
};

// One top-level part of the profile; its plain fields together are one ("").
struct SectionAgreement {
  std::string id, title;
  std::size_t agreed = 0, different = 0, one_sided = 0;  // facts
};

// A fact that one partner alone states.
struct OneSided {
  std::string pointer;
  std::size_t side = 0;
};

struct Views {
  std::vector<Side> sides;
  std::vector<SaidDifferently> differences;  // those that keep most rules unknown first
  std::vector<SectionAgreement> sections;    // in the schema's order, those with a fact of a side
  std::vector<OneSided> one_sided;
  std::size_t agreed = 0, different = 0;  // facts
};

}  // namespace partner_check::report

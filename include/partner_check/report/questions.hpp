// The facts that rules wait for, as questions to people, best first. Promises: pure; every fact
// that a rule of this phase waits for, or that readiness for the next phase does, is one question;
// the same input gives the same order. Strings are raw: each format escapes.
#pragma once

#include <string>
#include <vector>

#include "partner_check/base/diagnostic.hpp"

namespace partner_check::report {

struct Input;  // report/report.hpp

// The stretch of the profile that a finding or a question is about.
struct Frame {
  Place place;
  std::string pointer;   // of what is framed
  std::string label;     // beside the caret
  bool missing = false;  // the fact is not there: the frame stands at its parent's key
  std::string line{};    // of the profile, as far as it is near the place
  std::size_t cut = 0, cut_after = 0;  // bytes of the line left out before and after that
  bool own_side = false;  // the line may hold something for one side's eyes (x-private)
  std::string file{};     // in which it stands; "": in the profile itself
};

// A fact to ask for.
struct Question {
  std::string pointer, title, question, asks;
  std::string identity;  // the pointer with ids of list entries: "/partners/@helix/..."
  std::string about;     // "Helix Robotics": the list entry that the fact is part of, or ""
  int minutes = 0;       // 0: not known
  std::vector<std::string> rules;  // that wait for it, sorted
  bool gate = false;               // the gate cannot tell without it
  bool readiness = false;          // whether the next phase can begin hangs on it
  int settles = 0;                 // thousandths of a point of the interval before ceilings
  Frame frame;
  bool own_side = false;          // `about` is for one side's eyes
  bool told_differently = false;  // the partners say different things of it
};

class OwnSide;
class Sources;

// Facts of the gate, then of readiness, then by what each settles per minute of answering; ties by
// pointer. `places`: of the input.
[[nodiscard]] std::vector<Question> open_questions(const Input& input, Sources& places,
                                                   const OwnSide& own_side);

}  // namespace partner_check::report

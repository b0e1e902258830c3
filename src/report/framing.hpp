// Where a pointer stands in the profile, as the frame to print. Private to the report layer.
#pragma once

#include <string>

#include "partner_check/base/document.hpp"
#include "partner_check/json/locate.hpp"
#include "partner_check/report/questions.hpp"

#include "own_side.hpp"
#include "sources.hpp"

namespace partner_check::report {

// `places`: of the document. A fact that is there is framed whole; one that is not, at its nearest
// ancestor's key. A null on the way is the fact.
[[nodiscard]] Frame frame(const Document& document, json::Locator& places, const OwnSide& own_side,
                          const std::string& pointer, const std::string& label);
// The same of a document with sources: in the one where it stands.
[[nodiscard]] Frame frame(Sources& sources, const OwnSide& own_side, const std::string& pointer,
                          const std::string& label);
// An object that stands in a list, so that no name tells it apart.
[[nodiscard]] bool is_bare(const Document& document, const Node* node);
// A pointer with the ids of list entries instead of their positions, where they have one:
// "/partners/@helix/sponsor". The same fact in another version of the profile. Ids for one side's
// eyes are left out.
[[nodiscard]] std::string by_ids(const Document& document, const OwnSide& own_side,
                                 const std::string& pointer);
// Bytes that a name of the profile has at most where a report repeats it, and a text about it.
inline constexpr std::size_t k_name_bytes = 200;
inline constexpr std::size_t k_text_bytes = 4'000;
// What people call an object: its name, title or id, else the first text in it; "" if none.
[[nodiscard]] std::string called(const Node* node);

}  // namespace partner_check::report

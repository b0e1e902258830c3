// What a report says of the facts it rests on, without weight. Private to the report layer.
#pragma once

#include <string>
#include <vector>

#include "partner_check/report/report.hpp"

#include "told.hpp"

namespace partner_check::report {

// The facts are old at the date of the run; one party told all of them, or all about another one.
// Nothing of the latter where several accounts were given: those are the other sides' words.
[[nodiscard]] std::vector<DataNote> data_notes(const Input& input, const Tellers& tellers);

// The one party whose word are all facts about several parties that evidence holds; "" if they are
// several parties' word, or nobody's in particular, or about one party.
[[nodiscard]] std::string told_by_one(const Input& input,
                                      const std::vector<rules::Evidence>& evidence);

}  // namespace partner_check::report

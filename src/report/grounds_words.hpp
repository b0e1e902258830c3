// Words about the grounds for and against that several formats share. Raw: each format escapes.
#pragma once

#include <string>

#include "partner_check/report/grounds.hpp"

namespace partner_check::report {

// "4 of 6 grounds for, 1 of 4 against, 2 not known".
[[nodiscard]] std::string grounds_sentence(const Grounds& grounds);
// "holds", "does not", "not known".
[[nodiscard]] std::string standing_words(const ReportGround& ground);
// "FIT13: Partners compete in a target market", of a ground whose rule is raised, or that failed;
// "" of any other.
[[nodiscard]] std::string found_words(const ReportGround& ground);

}  // namespace partner_check::report

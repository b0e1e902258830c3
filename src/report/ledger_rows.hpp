// The ledgers of the stated and the proven score as one table: a rule may lose points in one or in
// both. Raw: each format escapes. Private to the report layer.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "partner_check/report/format.hpp"

namespace partner_check::report {

struct LedgerRow {
  std::string what;  // "Trust: TRUST03 high"
  std::string root;
  std::optional<int> stated, proven;  // tenths lost
};

// In the order of the ledgers; stated only if that score is printed.
[[nodiscard]] std::vector<LedgerRow> ledger_rows(const Report& report, const Run& run);
// "4.2"; "" for nothing.
[[nodiscard]] std::string lost_words(const std::optional<int>& tenths);

}  // namespace partner_check::report

// What several accounts agree on, as a profile to keep: what is open between them stands in it
// beside the facts, and whose word a fact is. Promises: pure; it keeps the schema.
#pragma once

#include "partner_check/json/write.hpp"
#include "partner_check/report/format.hpp"

#include "reading.hpp"

namespace partner_check::app {

// How many facts the accounts tell; those for one side's eyes not counted for a joint audience.
struct MergedFacts {
  std::size_t agreed = 0, different = 0, one_sided = 0, by_profile = 0;
};

struct MergedProfile {
  json::Json content;
  MergedFacts facts;
};

// Of a reading with views. `joint`: without what is for one side's eyes, and without notes, which
// may say anything.
[[nodiscard]] MergedProfile merged_profile(const Reading& reading, const profile::Schema& schema,
                                           report::Audience audience);

}  // namespace partner_check::app

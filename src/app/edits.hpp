// Changes to a profile from the command line: --set POINTER=VALUE, --unset POINTER. Promises: pure.
// It knows where a pointer leads in the profile, not what may stand there: the changed profile is
// validated like any other.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "partner_check/base/result.hpp"
#include "partner_check/json/write.hpp"
#include "partner_check/report/pages.hpp"

namespace partner_check::app {

// One change that was asked for.
struct Wish {
  std::string said;                 // "--set /ip/status=agreed", for messages
  std::string pointer;              // as given: steps may be `-` (append) and, in a list, `@id`
  std::optional<json::Json> value;  // nothing: take it away
};

// "POINTER=VALUE": the value is JSON, else it is a plain string. Code bad-edit.
Result<Wish> parse_set(const std::string& text);
Result<Wish> parse_unset(const std::string& text);

struct Edited {
  json::Json profile;
  std::vector<report::Edit> edits;  // with pointers as they are in the changed profile
};
// The wishes in their order. Code bad-edit.
Result<Edited> apply(json::Json profile, const std::vector<Wish>& wishes);

}  // namespace partner_check::app

// Changes to a document by JSON pointer: with() makes what is missing on the way, `/-` appends to
// a list. What the document means is not its concern: validate afterwards.
#pragma once

#include "partner_check/base/result.hpp"
#include "partner_check/json/write.hpp"

namespace partner_check::json {

// `value` with the place at `pointer` replaced; code bad-pointer when the way leads through a
// scalar or beyond a list's end.
Result<Json> with(const Json& value, std::string_view pointer, const Json& replacement);
// Without the member or element at `pointer`; code bad-pointer when it is not there.
Result<Json> without(const Json& value, std::string_view pointer);

}  // namespace partner_check::json

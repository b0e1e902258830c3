// Changes to a document by JSON pointer: `set` makes what is missing on the way, `/-` appends to a
// list. Private to the rules layer.
#pragma once

#include "partner_check/base/result.hpp"
#include "partner_check/json/write.hpp"

namespace partner_check::rules {

// `value` with the place at `pointer` replaced; code bad-pointer when the way leads through a
// scalar or beyond a list's end.
Result<json::Json> with(const json::Json& value, std::string_view pointer,
                        const json::Json& replacement);
// Without the member or element at `pointer`; code bad-pointer when it is not there.
Result<json::Json> without(const json::Json& value, std::string_view pointer);

}  // namespace partner_check::rules

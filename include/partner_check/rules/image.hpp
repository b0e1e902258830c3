// A checked pack as bytes and back: the shipped pack is written when the program is built and read
// when it starts, which spares it JSON, schemas and the checks of expressions. Promises: what was
// read does what was written does. Left out are the cases of rules and the base profile that they
// patch; who runs cases reads the rule files (rules/pack.hpp).
#pragma once

#include <string>
#include <string_view>

#include "partner_check/rules/pack.hpp"

namespace partner_check::rules {

[[nodiscard]] std::string write_image(const RulePack& pack);
// The schema must be the one that the pack was checked against; it must outlive the pack, the bytes
// need not. Problem: bad-image, of bytes that another version of the program wrote, or that are not
// whole.
Result<RulePack> read_image(std::string_view bytes, const profile::Schema& schema);

}  // namespace partner_check::rules

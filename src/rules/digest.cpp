#include "partner_check/base/sha256.hpp"
#include "partner_check/rules/pack.hpp"

namespace partner_check::rules {

std::string digest(const std::string& before, const std::string& path, const std::string& text) {
  return sha256_hex(before + '\0' + path + '\0' + text);
}

}  // namespace partner_check::rules

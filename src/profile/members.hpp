// Members of a document's object to fields of a record, in one pass.
#pragma once

#include <string_view>

#include "partner_check/base/type.hpp"

namespace partner_check::profile {

// Members mostly stand in the order of the schema, so each search begins where the last one ended.
class FieldFinder {
 public:
  explicit FieldFinder(const RecordType& type) : type_(type) {}

  // As RecordType::index_of.
  [[nodiscard]] int index_of(std::string_view name) {
    const std::size_t count = type_.fields.size();
    for (std::size_t i = 0; i < count; ++i) {
      const std::size_t at = next_ + i < count ? next_ + i : next_ + i - count;
      if (type_.fields[at].name != name) continue;
      next_ = at + 1 < count ? at + 1 : 0;
      return static_cast<int>(at);
    }
    return -1;
  }

 private:
  const RecordType& type_;
  std::size_t next_ = 0;
};

}  // namespace partner_check::profile

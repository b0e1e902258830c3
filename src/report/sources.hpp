// The texts that a document was read from, and where in them a fact stands: a profile has one, what
// several accounts agree on has theirs. Private to the report layer.
#pragma once

#include <deque>
#include <span>
#include <string>

#include "partner_check/base/document.hpp"
#include "partner_check/json/locate.hpp"
#include "partner_check/profile/views.hpp"
#include "partner_check/report/report.hpp"

namespace partner_check::report {

class Sources {
 public:
  // All must outlive it. `agreement`: nullptr of a profile that stands alone.
  Sources(const Document& document, const profile::Schema& schema,
          std::span<const profile::Account> accounts, const profile::Agreement* agreement);
  explicit Sources(const Input& input)
      : Sources(input.document, input.schema, input.accounts, input.agreement) {}

  struct Place {
    const Document& document;  // with a text
    json::Locator& places;     // of that document
    std::string pointer;       // in it
    std::string file;          // "": the profile's own
    bool disputed = false;     // not in the agreed document, since the accounts differ on it
  };
  // Of what a pointer of the document leads to, or would lead to.
  [[nodiscard]] Place of(const std::string& pointer);

 private:
  [[nodiscard]] const profile::Difference* difference_at(const std::string& pointer) const;

  const Document& document_;
  const profile::Schema& schema_;
  std::span<const profile::Account> accounts_;
  const profile::Agreement* agreement_;
  std::deque<json::Locator> places_;  // of the accounts; of the document if there are none
};

}  // namespace partner_check::report

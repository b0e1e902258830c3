#include "sources.hpp"

#include <algorithm>

#include "partner_check/base/pointer.hpp"

namespace partner_check::report {

Sources::Sources(const Document& document, const profile::Schema& schema,
                 std::span<const profile::Account> accounts, const profile::Agreement* agreement)
    : document_(document), schema_(schema), accounts_(accounts), agreement_(agreement) {
  if (agreement == nullptr) {
    places_.emplace_back(document);
    return;
  }
  for (const profile::Account& account : accounts)
    places_.emplace_back(*account.document);
}

Sources::Place Sources::of(const std::string& pointer) {
  if (agreement_ == nullptr) return {document_, places_.front(), pointer, "", false};
  const profile::Difference* difference = difference_at(pointer);
  profile::Statement stated = difference != nullptr
                                  ? difference->statements.front()
                                  : profile::stated_at(accounts_, document_, schema_, pointer);
  const Document& document = *accounts_[stated.account].document;
  return {document, places_[stated.account], std::move(stated.pointer),
          stated.account == 0 ? "" : document.file, difference != nullptr};
}

const profile::Difference* Sources::difference_at(const std::string& pointer) const {
  if (find(*document_.root, pointer) != nullptr) return nullptr;
  const auto found =
      std::ranges::find_if(agreement_->differences, [&](const profile::Difference& difference) {
        return pointer_covers(difference.pointer, pointer);
      });
  return found == agreement_->differences.end() ? nullptr : &*found;
}

}  // namespace partner_check::report

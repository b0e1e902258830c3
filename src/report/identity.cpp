#include "identity.hpp"

#include "partner_check/base/text.hpp"
#include "partner_check/report/identity.hpp"

#include "framing.hpp"

namespace partner_check::report {

std::string identity(const Document& document, const OwnSide& own_side,
                     const rules::Finding& finding) {
  std::vector<std::string> elements;
  for (const auto& [name, pointer] : finding.elements)
    if (!pointer.empty()) elements.push_back(by_ids(document, own_side, pointer));
  return join(elements, " ");
}

std::vector<std::string> places(const Document& document, const OwnSide& own_side,
                                const rules::Finding& finding) {
  std::vector<std::string> named{identity(document, own_side, finding), finding.pointer,
                                 by_ids(document, own_side, finding.pointer)};
  for (const auto& [name, pointer] : finding.elements) {
    named.push_back(pointer);
    named.push_back(by_ids(document, own_side, pointer));
  }
  return named;
}

Identities::Identities(const Document& document, const profile::Schema& schema)
    : document_(document), own_side_(std::make_unique<const OwnSide>(schema)) {}

Identities::~Identities() = default;

std::string Identities::identity(const rules::Finding& finding) const {
  return report::identity(document_, *own_side_, finding);
}

std::vector<std::string> Identities::places(const rules::Finding& finding) const {
  return report::places(document_, *own_side_, finding);
}

}  // namespace partner_check::report

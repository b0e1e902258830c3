#include "partner_check/base/pointer.hpp"
#include "partner_check/json/locate.hpp"
#include "partner_check/profile/facts.hpp"
#include "partner_check/score/waivers.hpp"

namespace partner_check::score {

namespace {

std::string text(const Node& node, std::string_view name) {
  const Node* member = node.find(name);
  return member == nullptr ? std::string() : std::string(member->text);
}

Instant date(const Node& node, std::string_view name) {
  return *parse_date(node.find(name)->text);
}

// Of a node that its schema accepts.
Waiver waiver(const Node& node, Place place) {
  return {.rule = text(node, "rule"),
          .profile = text(node, "profile"),
          .pointer = text(node, "pointer"),
          .reason = text(node, "reason"),
          .owner = text(node, "owner"),
          .approved_by = text(node, "approved_by"),
          .ticket = text(node, "ticket"),
          .category = *parse_name<WaiverCategory>(node.find("category")->text),
          .created = date(node, "created"),
          .expires = date(node, "expires"),
          .place = place};
}

}  // namespace

Result<std::vector<Waiver>> read_waivers(const Document& document, const profile::Schema& schema) {
  if (Diagnostics problems = profile::check(document, schema); has_errors(problems)) {
    json::place_all(document, problems);
    return problems;
  }
  json::Locator places(document);
  std::vector<Waiver> waivers;
  for (const Node& node : document.root->find("waivers")->children())
    waivers.push_back(waiver(node, places.locate(pointer_child("/waivers", waivers.size())).place));
  return waivers;
}

}  // namespace partner_check::score

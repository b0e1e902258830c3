// Views that single partners filled in: --view ID=FILE. What the words mean, and whether a file is
// a view of the partner and of the partnership that it is said to be.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "partner_check/profile/schema.hpp"

#include "asked.hpp"
#include "reading.hpp"

namespace partner_check::app {

[[nodiscard]] Mistake read_view_words(const Asked& asked, std::vector<ViewWord>& words);
[[nodiscard]] Views read_views(const std::vector<ViewWord>& words, std::size_t max_size);
// A view is said to be of somebody whom the profile does not have, or there is nobody to have: the
// schema names no parties. Of a profile that cannot be read nothing is wrong here.
[[nodiscard]] Mistake unknown_teller(const Views& views, const Source& profile,
                                     const profile::Schema& schema);

// In the order of the profile's partners.
void sort_by_party(const Document& profile, const profile::Schema& schema,
                   std::vector<View>& views);
// `profile`: nullptr if it could not be read; `before`: what was read before, in which the
// partnership was told. Placed.
[[nodiscard]] Diagnostics problems_of_view(const std::string& by, const Document& view,
                                           const Document* profile,
                                           std::span<const Document> before,
                                           const profile::Schema& schema);

}  // namespace partner_check::app

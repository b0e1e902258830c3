#include "formats.hpp"

#include <algorithm>
#include <array>

namespace partner_check::report {

namespace {

constexpr std::array k_formats{
    Format{"text", "for a terminal and a meeting's papers", render_text},
    Format{"json", "everything, for programs; schema: partner-check schema result", render_json},
};

}  // namespace

std::span<const Format> formats() {
  return k_formats;
}

const Format* find_format(std::string_view name) {
  const auto found = std::ranges::find(k_formats, name, &Format::name);
  return found == k_formats.end() ? nullptr : &*found;
}

}  // namespace partner_check::report

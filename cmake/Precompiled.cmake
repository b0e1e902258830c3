# Headers that nearly every file of a target includes, compiled once: a third off a whole build with
# tests. The sources include what they need all the same; builds without the option hold that.
option(PARTNER_CHECK_PRECOMPILED "Precompile common headers" OFF)

# partner_check_precompile(<target> [<header>...]) adds to the common ones.
function(partner_check_precompile target)
  if(PARTNER_CHECK_PRECOMPILED)
    target_precompile_headers(${target} PRIVATE
      <algorithm> <functional> <map> <memory> <optional> <span> <string> <string_view> <variant>
      <vector> <fmt/format.h> ${ARGN})
  endif()
endfunction()

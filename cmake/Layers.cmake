# The layers of the program as object libraries, and the one place where warnings are chosen.
add_library(partner_check_warnings INTERFACE)
target_compile_options(partner_check_warnings INTERFACE
  -Wall -Wextra -Wpedantic -Wconversion -Wshadow
  # GCC 12 sees overlaps in std::string that are not there (its bug 105651).
  $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>)

# partner_check_layer(<layer> [SOURCES <more>...] [BELOW <layer>...] [WRAPS <library target>...]
#   [PRECOMPILED <header>...])
# defines the target partner_check_<layer> from src/<layer>/*.cpp, adds it to PARTNER_CHECK_LAYERS
# and remembers the target and all layers BELOW it in <layer>_AND_BELOW. A layer without sources is
# an empty interface target.
function(partner_check_layer layer)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SOURCES;BELOW;WRAPS;PRECOMPILED")
  set(target partner_check_${layer})
  file(GLOB sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/src/${layer}/*.cpp)
  list(APPEND sources ${arg_SOURCES})
  if(sources)
    add_library(${target} OBJECT ${sources})
    target_include_directories(${target} PUBLIC
      ${PROJECT_SOURCE_DIR}/include ${PROJECT_BINARY_DIR}/generated/include)
    target_link_libraries(${target} PRIVATE partner_check_warnings fmt::fmt ${arg_WRAPS})
    partner_check_precompile(${target} ${arg_PRECOMPILED})
  else()
    add_library(${target} INTERFACE)
  endif()
  list(TRANSFORM arg_BELOW PREPEND partner_check_)
  set(${layer}_AND_BELOW ${target} ${arg_BELOW} PARENT_SCOPE)
  set(PARTNER_CHECK_LAYERS ${PARTNER_CHECK_LAYERS} ${target} PARENT_SCOPE)
endfunction()

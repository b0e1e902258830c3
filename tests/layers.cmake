# Checks that includes point down only, that a third-party library is included in the one place that
# wraps it, and that no file is too long. Usage: cmake [-D ROOT=<checkout>] -P tests/layers.cmake

if(NOT DEFINED ROOT)
  get_filename_component(ROOT ${CMAKE_CURRENT_LIST_DIR}/.. ABSOLUTE)
endif()

# A file may include its own layer and those of a lower rank.
set(rank_base 0)
set(rank_json 1)
set(rank_cel 1)
set(rank_profile 1)
set(rank_rules 2)
set(rank_score 3)
set(rank_report 4)
set(rank_app 5)
set(rank_main 6)
set(rank_compiler 3) # src/pack_compiler.cpp: what it writes becomes a part of app

# <start of the include>|<files that may have it>, both regular expressions.
set(places
  "simdjson|^src/json/read\\.cpp$"
  "nlohmann/|^src/json/(diagnose|write)\\.cpp$|^tests/cel/"
  "CLI/|^src/app/"
  "re2/|^src/base/regex\\.cpp$"
  "sodium|^src/base/sha256\\.cpp$"
  "catch2/|^tests/support/"
  "fmt/|\\.cpp$|^tests/")

# <files>|<most lines>; the first that fits counts.
set(lengths "^src/main\\.cpp$|20" "^(src|include)/.*\\.hpp$|120" "\\.[ch]pp$|450")

# The functions below read `file`, `text` and `layer` of the loop at the end.
function(report problem)
  set_property(GLOBAL APPEND PROPERTY problems "${file} ${problem}")
endfunction()

# Sets `layer` to the layer of the file; empty for a test that may see all.
function(find_layer)
  set(layer "")
  if(file STREQUAL "src/main.cpp")
    set(layer main)
  elseif(file STREQUAL "src/pack_compiler.cpp")
    set(layer compiler)
  elseif(file MATCHES "^(src/|include/partner_check/|tests/unit/)([a-z]+)[/_]")
    set(layer ${CMAKE_MATCH_2})
  endif()
  set(layer "${layer}" PARENT_SCOPE)
endfunction()

function(check_include name)
  # A test may look into the private headers of its layer: those stand beside the sources.
  if(name MATCHES "\\.\\./" AND NOT file MATCHES "^tests/")
    report("includes ${name} by a way around the layers")
  elseif(name MATCHES "^(partner_check|\\.\\./\\.\\./src)/([a-z]+)/")
    set(target ${CMAKE_MATCH_2})
    if(NOT DEFINED rank_${target})
      report("includes ${name}, which is in no layer")
    elseif(file MATCHES "^tests/unit/profile_" AND target STREQUAL "json")
      # The tests of profile write their documents as JSON.
    elseif(layer AND NOT layer STREQUAL target AND NOT rank_${layer} GREATER rank_${target})
      report("is in layer ${layer} and must not include ${name}")
    endif()
  endif()
  foreach(place IN LISTS places)
    string(REGEX MATCH "^([^|]+)\\|(.+)$" _ "${place}")
    set(allowed "${CMAKE_MATCH_2}")
    if(name MATCHES "^${CMAKE_MATCH_1}" AND NOT file MATCHES "${allowed}")
      report("must not include ${name}; another file wraps that library")
    endif()
  endforeach()
endfunction()

function(check_length)
  string(REGEX MATCHALL "\n" newlines "${text}")
  list(LENGTH newlines count)
  foreach(length IN LISTS lengths)
    string(REGEX MATCH "^(.+)\\|([0-9]+)$" _ "${length}")
    set(most ${CMAKE_MATCH_2})
    if(file MATCHES "${CMAKE_MATCH_1}")
      if(count GREATER most)
        report("has ${count} lines; at most ${most} are allowed")
      endif()
      break()
    endif()
  endforeach()
endfunction()

file(GLOB_RECURSE files RELATIVE ${ROOT}
  ${ROOT}/src/*.[ch]pp ${ROOT}/include/*.[ch]pp ${ROOT}/tests/*.[ch]pp)
foreach(file IN LISTS files)
  find_layer()
  if(layer AND NOT DEFINED rank_${layer})
    report("is in no known layer")
    continue()
  endif()
  file(READ ${ROOT}/${file} text)
  check_length()
  string(REGEX MATCHALL "#[ \t]*include[ \t]*[<\"][^>\"\n]+" includes "${text}")
  foreach(include IN LISTS includes)
    string(REGEX REPLACE "^[^<\"]*[<\"]" "" name "${include}")
    check_include("${name}")
  endforeach()
endforeach()

get_property(problems GLOBAL PROPERTY problems)
list(LENGTH files count)
if(count EQUAL 0)
  message(FATAL_ERROR "no source files under ${ROOT}")
elseif(problems)
  list(JOIN problems "\n  " problems)
  message(FATAL_ERROR "the layout of the sources is broken:\n  ${problems}")
endif()
message(STATUS "${count} files keep the layout")

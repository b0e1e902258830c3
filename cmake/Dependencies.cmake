# Each library is taken from the system when it is there, else fetched at a pinned tag.
# docs/dependencies.md says why each is needed and where it is wrapped.
include(FetchContent)

function(partner_check_dependency name repository tag)
  FetchContent_Declare(${name}
    GIT_REPOSITORY https://github.com/${repository}.git
    GIT_TAG ${tag}
    GIT_SHALLOW ON
    SYSTEM
    FIND_PACKAGE_ARGS)
  # A fetched library is built by its own rules: without its tests, and without our -Werror.
  set(CMAKE_COMPILE_WARNING_AS_ERROR OFF)
  set(CMAKE_POLICY_DEFAULT_CMP0077 NEW)
  set(BUILD_TESTING OFF)
  set(RE2_BUILD_TESTING OFF)
  FetchContent_MakeAvailable(${name})
endfunction()

find_package(Threads REQUIRED)
find_package(Sodium REQUIRED) # cannot be fetched: it is built by autoconf
partner_check_dependency(re2 google/re2 2022-06-01) # after 2023-03-01 it needs Abseil
partner_check_dependency(simdjson simdjson/simdjson v3.0.1)
partner_check_dependency(nlohmann_json nlohmann/json v3.11.2)
partner_check_dependency(fmt fmtlib/fmt 9.1.0)
partner_check_dependency(CLI11 CLIUtils/CLI11 v2.1.2)
if(PARTNER_CHECK_TESTS)
  partner_check_dependency(Catch2 catchorg/Catch2 v2.13.10)
endif()

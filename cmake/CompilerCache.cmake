# Compiles through ccache where it is installed, unless a launcher was chosen already.
find_program(PARTNER_CHECK_CCACHE ccache)
mark_as_advanced(PARTNER_CHECK_CCACHE)
if(PARTNER_CHECK_CCACHE AND NOT DEFINED CMAKE_CXX_COMPILER_LAUNCHER)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${PARTNER_CHECK_CCACHE})
  if(PARTNER_CHECK_PRECOMPILED)
    # What ccache asks for where headers are precompiled.
    set(CMAKE_CXX_COMPILER_LAUNCHER
      ${CMAKE_COMMAND} -E env CCACHE_SLOPPINESS=pch_defines,time_macros ${PARTNER_CHECK_CCACHE})
    add_compile_options($<$<CXX_COMPILER_ID:GNU>:-fpch-preprocess>)
  endif()
endif()

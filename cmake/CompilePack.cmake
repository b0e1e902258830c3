# Compiles the shipped rule pack when the program is built, so that it need not when it starts. The
# compiler is made of the program's own lower layers: it runs again when they or the data change.
set(PARTNER_CHECK_PACK_COMPILER "" CACHE FILEPATH
  "For cross compiling: the partner-check-pack-compiler of a build for this machine")
mark_as_advanced(PARTNER_CHECK_PACK_COMPILER)

# partner_check_compile_pack(<variable>) sets the variable to the path of the generated source.
function(partner_check_compile_pack variable)
  set(output ${PROJECT_BINARY_DIR}/generated/pack_image.cpp)
  set(compiler partner-check-pack-compiler)
  if(PARTNER_CHECK_PACK_COMPILER)
    set(compiler ${PARTNER_CHECK_PACK_COMPILER})
  elseif(CMAKE_CROSSCOMPILING AND NOT CMAKE_CROSSCOMPILING_EMULATOR)
    message(FATAL_ERROR "To cross compile, build the target ${compiler} for this machine first, "
      "and pass its path as PARTNER_CHECK_PACK_COMPILER")
  else()
    add_executable(${compiler} ${PROJECT_SOURCE_DIR}/src/pack_compiler.cpp)
    target_link_libraries(${compiler} PRIVATE partner_check_warnings fmt::fmt ${rules_AND_BELOW})
  endif()
  add_custom_command(OUTPUT ${output}
    COMMAND ${compiler} ${output}
    DEPENDS ${compiler}
    COMMENT "Compiling the rule pack"
    VERBATIM)
  set(${variable} ${output} PARENT_SCOPE)
endfunction()

# Embeds the files under data/ that the program needs at run time (see base/embedded.hpp).
# Included: defines partner_check_embed_data. Run with cmake -P: writes the generated source.

# partner_check_embed_data(<variable>) sets the variable to the path of the generated source.
# The file list is part of the command, so a file added, changed or removed runs it again.
function(partner_check_embed_data variable)
  set(data ${PROJECT_SOURCE_DIR}/data)
  set(output ${PROJECT_BINARY_DIR}/generated/embedded.cpp)
  file(GLOB files CONFIGURE_DEPENDS RELATIVE ${data}
    ${data}/*.json ${data}/schema/*.json ${data}/html/*)
  file(GLOB_RECURSE rules CONFIGURE_DEPENDS RELATIVE ${data} ${data}/rules/*.json)
  list(APPEND files ${rules})
  list(SORT files)
  list(TRANSFORM files PREPEND ${data}/ OUTPUT_VARIABLE paths)
  set(script ${CMAKE_CURRENT_FUNCTION_LIST_FILE})
  add_custom_command(OUTPUT ${output}
    COMMAND ${CMAKE_COMMAND} -DDATA=${data} -DOUTPUT=${output} "-DFILES=${files}" -P ${script}
    DEPENDS ${paths} ${script}
    COMMENT "Embedding data"
    VERBATIM)
  set(${variable} ${output} PARENT_SCOPE)
endfunction()

if(NOT CMAKE_SCRIPT_MODE_FILE STREQUAL CMAKE_CURRENT_LIST_FILE)
  return()
endif()

# Every byte is written as \xHH: no content can end the literal, and no encoding is assumed.
set(entries "")
foreach(file IN LISTS FILES)
  file(READ ${DATA}/${file} bytes HEX)
  file(SIZE ${DATA}/${file} size)
  string(REGEX REPLACE "(..)" "\\\\x\\1" bytes "${bytes}")
  string(APPEND entries "    {\"${file}\", {\"${bytes}\", ${size}}},\n")
endforeach()
list(LENGTH FILES count)
file(WRITE ${OUTPUT} "#include \"partner_check/base/embedded.hpp\"

#include <array>

namespace partner_check {
namespace {

constexpr std::array<EmbeddedFile, ${count}> k_files{{
${entries}}};

}  // namespace

std::span<const EmbeddedFile> embedded_files() { return k_files; }

}  // namespace partner_check
")

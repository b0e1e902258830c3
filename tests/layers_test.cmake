# Proves that layers.cmake can fail: one small tree a rule, each with one wrong file.
# Usage: cmake -D WORK=<empty folder> -P tests/layers_test.cmake

# expect(<pattern of the output> <file> <its text>): pattern "" for a tree that must pass.
function(expect pattern file text)
  file(REMOVE_RECURSE ${WORK})
  file(WRITE ${WORK}/include/partner_check/base/value.hpp "#include <string>\n")
  file(WRITE ${WORK}/${file} "${text}")
  execute_process(
    COMMAND ${CMAKE_COMMAND} -D ROOT=${WORK} -P ${CMAKE_CURRENT_FUNCTION_LIST_DIR}/layers.cmake
    RESULT_VARIABLE result OUTPUT_VARIABLE output ERROR_VARIABLE output)
  if("${pattern}" STREQUAL "")
    if(NOT result EQUAL 0)
      message(SEND_ERROR "${file} must be accepted: ${text}\n${output}")
    endif()
  elseif(result EQUAL 0 OR NOT output MATCHES "${pattern}")
    message(SEND_ERROR "${file} must be refused (${pattern}): ${text}\n${output}")
  endif()
  file(REMOVE_RECURSE ${WORK})
endfunction()

string(REPEAT "// x [;\n" 20 lines_20)
string(REPEAT "// x [;\n" 120 lines_120)
string(REPEAT "// x [;\n" 450 lines_450)

expect("" src/rules/load.cpp "#include \"partner_check/cel/program.hpp\"\n#include <fmt/format.h>\n")
expect("" src/json/read.cpp "#include <simdjson.h>\n")
expect("" tests/unit/rules_load.cpp "#include \"../../src/cel/lexer.hpp\"\n")
expect("" tests/unit/profile_facts.cpp "#include \"partner_check/json/read.hpp\"\n")
expect("" src/pack_compiler.cpp "#include \"partner_check/rules/image.hpp\"\n#include <fmt/format.h>\n")
expect("" src/main.cpp "${lines_20}")
expect("" include/partner_check/cel/ast.hpp "${lines_120}")
expect("" src/cel/parser.cpp "${lines_450}")

set(upward "must not include partner_check/")
expect("${upward}" src/base/text.cpp "#include \"partner_check/json/read.hpp\"\n")
expect("${upward}" include/partner_check/rules/load.hpp "#include <partner_check/score/score.hpp>\n")
expect("${upward}" src/cel/eval.cpp "#include <vector>\n  # include \"partner_check/profile/facts.hpp\"\n")
expect("${upward}" tests/unit/json_read.cpp "#include \"partner_check/rules/load.hpp\"\n")
expect("${upward}" src/pack_compiler.cpp "#include \"partner_check/score/policy.hpp\"\n")
expect("must not include ../../src" tests/unit/cel_eval.cpp "#include \"../../src/json/scan.hpp\"\n")
expect("in no layer" src/app/run.cpp "#include \"partner_check/misc/all.hpp\"\n")
expect("no known layer" src/misc/all.cpp "")
expect("way around" src/base/text.cpp "#include \"../json/read.hpp\"\n")

set(wrapped "another file wraps")
expect("${wrapped}" src/json/write.cpp "#include <simdjson.h>\n")
expect("${wrapped}" src/json/read.cpp "#include <nlohmann/json.hpp>\n")
expect("${wrapped}" src/main.cpp "#include <CLI/CLI.hpp>\n")
expect("${wrapped}" include/partner_check/base/regex.hpp "#include <re2/re2.h>\n")
expect("${wrapped}" tests/unit/base_text.cpp "#include <catch2/catch.hpp>\n")
expect("${wrapped}" include/partner_check/base/text.hpp "#include <fmt/format.h>\n")

expect("at most 20" src/main.cpp "${lines_20}\n")
expect("at most 120" include/partner_check/cel/ast.hpp "${lines_120}\n")
expect("at most 450" src/cel/parser.cpp "${lines_450}\n")

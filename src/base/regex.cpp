#include "partner_check/base/regex.hpp"

#include <re2/re2.h>

namespace partner_check {

// RE2 has its own or Abseil's string_view, by version; pointer and length make either.
struct Regex::Compiled {
  Compiled(std::string_view text, const re2::RE2::Options& options)
      : pattern({text.data(), text.size()}, options) {}
  re2::RE2 pattern;
};

Result<Regex> Regex::compile(std::string_view pattern) {
  re2::RE2::Options options;
  options.set_max_mem(1 << 20);
  options.set_log_errors(false);
  auto compiled = std::make_shared<const Compiled>(pattern, options);
  if (!compiled->pattern.ok())
    return Diagnostic{.code = "bad-regex",
                      .message = "`" + std::string(pattern) +
                                 "` is not a regular expression: " + compiled->pattern.error()};
  return Regex(std::move(compiled));
}

bool Regex::matches(std::string_view text) const {
  return re2::RE2::PartialMatch({text.data(), text.size()}, compiled_->pattern);
}

std::size_t Regex::size() const {
  return static_cast<std::size_t>(compiled_->pattern.ProgramSize());
}

}  // namespace partner_check

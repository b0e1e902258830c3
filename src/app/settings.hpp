// Options that can be given in four places: on the command line, in the environment, in the
// configuration file, and by default (options.hpp). One row each. Promises: the nearest place wins,
// in this order; what a place says is kept as text with its origin until all places were asked.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "partner_check/app/run.hpp"
#include "partner_check/base/diagnostic.hpp"
#include "partner_check/rules/pack.hpp"

namespace partner_check::app {

enum class Setting : std::uint8_t {
  rules,
  schema,
  param,
  fail_on,
  fail_under,
  min_coverage,
  gate_on,
  fail_on_regression,
  waivers,
  baseline,
  format,
  exclude,
  audience
};
inline constexpr std::size_t k_settings = 13;

enum class Takes : std::uint8_t {
  one,     // word
  many,    // words; a nearer place replaces all of them
  by_name  // `name=value`; the places add up, and for one name the nearest wins
};
enum class Meaning : std::uint8_t { word, path, format };  // format: `name=path`

struct SettingRow {
  Setting setting;
  std::string_view flag;      // "--fail-on"
  std::string_view variable;  // of the environment; "": none
  std::string_view pointer;   // in the configuration file
  Takes takes = Takes::one;
  Meaning meaning = Meaning::word;
};

inline constexpr std::array<SettingRow, k_settings> k_setting_rows{{
    {Setting::rules, "--rules", "", "/rules", Takes::many, Meaning::path},
    {Setting::schema, "--schema", "", "/schema", Takes::one, Meaning::path},
    {Setting::param, "--param", "", "/params", Takes::by_name},
    {Setting::fail_on, "--fail-on", "PARTNER_CHECK_FAIL_ON", "/gates/fail_on"},
    {Setting::fail_under, "--fail-under", "PARTNER_CHECK_FAIL_UNDER", "/gates/fail_under",
     Takes::by_name},
    {Setting::min_coverage, "--min-coverage", "PARTNER_CHECK_MIN_COVERAGE", "/gates/min_coverage"},
    {Setting::gate_on, "--gate-on", "PARTNER_CHECK_GATE_ON", "/gates/gate_on"},
    {Setting::fail_on_regression, "--fail-on-regression", "PARTNER_CHECK_FAIL_ON_REGRESSION",
     "/gates/fail_on_regression"},
    {Setting::waivers, "--waivers", "PARTNER_CHECK_WAIVERS", "/waivers", Takes::one, Meaning::path},
    {Setting::baseline, "--baseline", "PARTNER_CHECK_BASELINE", "/baseline", Takes::one,
     Meaning::path},
    {Setting::format, "--format", "PARTNER_CHECK_FORMAT", "/outputs", Takes::many, Meaning::format},
    {Setting::exclude, "--exclude", "", "/exclude", Takes::many},
    {Setting::audience, "--audience", "PARTNER_CHECK_AUDIENCE", "/audience"},
}};
[[nodiscard]] constexpr const SettingRow& row_of(Setting setting) {
  return k_setting_rows[static_cast<std::size_t>(setting)];
}

struct Word {
  std::string text;
  std::string from;  // for messages: "--fail-on", "PARTNER_CHECK_FAIL_ON", "`fail_on`"
  Spot spot{};       // in the configuration file
};

class Settings {
 public:
  [[nodiscard]] std::vector<Word>& operator[](Setting setting) {
    return words_[static_cast<std::size_t>(setting)];
  }
  [[nodiscard]] const std::vector<Word>& operator[](Setting setting) const {
    return words_[static_cast<std::size_t>(setting)];
  }
  // Of an option that takes one word; nullptr if it was not given.
  [[nodiscard]] const Word* one(Setting setting) const {
    const std::vector<Word>& words = (*this)[setting];
    return words.empty() ? nullptr : &words.back();
  }

 private:
  std::array<std::vector<Word>, k_settings> words_;
};

// What the environment says; a variable that is empty says nothing.
[[nodiscard]] Settings settings_of_environment(const Streams& streams);
// `near` where it says something, else `far`; what takes names adds up.
[[nodiscard]] Settings over(Settings near, Settings far);

}  // namespace partner_check::app

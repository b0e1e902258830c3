// A run and its parts as JSON (data/schema/result.json) and back. Private to the report layer.
#pragma once

#include "partner_check/base/image.hpp"

#include "json_reader.hpp"

namespace partner_check::report {

// What part of a result a document is: an NDJSON file has a head with the tables, an item for every
// profile and failure, and an end with the totals.
enum class Part : std::uint8_t { whole, head, item, end };

inline constexpr std::string_view k_result_version = "1";

// The members of a value, for a JsonWriter or a JsonReader; of other types in result_fields.cpp.
template <typename Io>
void fields(Io& io, Imaged<Io, Run>& run);
template <typename Io>
void fields(Io& io, Imaged<Io, Frame>& frame);
template <typename Io>
void fields(Io& io, Imaged<Io, Question>& question);
template <typename Io>
void fields(Io& io, Imaged<Io, rules::RuleText>& rule);
template <typename Io>
void fields(Io& io, Imaged<Io, rules::Compound>& compound);
template <typename Io>
void fields(Io& io, Imaged<Io, score::Dimension>& dimension);

// The run with these reports, of which the part says something.
[[nodiscard]] json::Json result_json(const Run& run, Part part);
// The same run, of no profile.
[[nodiscard]] Run without_items(const Run& run);
// Adds a document that keeps the schema to the run.
void add_result(const Node& document, Run& run, Tables& tables);
[[nodiscard]] Part part_of(const Node& document);

}  // namespace partner_check::report

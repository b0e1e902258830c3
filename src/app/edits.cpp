#include "edits.hpp"

#include <algorithm>

#include "partner_check/base/pointer.hpp"
#include "partner_check/base/text.hpp"
#include "partner_check/json/patch.hpp"
#include "partner_check/json/read.hpp"

namespace partner_check::app {

namespace {

using json::Json;

Diagnostic bad_edit(std::string message, std::string hint) {
  return {.code = "bad-edit", .message = std::move(message), .hint = std::move(hint)};
}

Diagnostic no_pointer(const std::string& said) {
  return bad_edit(said + ": a pointer begins with `/`",
                  "for example /governance/steering_committee/last_met_on");
}

// What looks like JSON has to be JSON; all else is a plain string.
Result<Json> value_of(const std::string& said, const std::string& text) {
  const Result<Document> document = json::read(said, text);
  if (document) return json::to_json(*document->root);
  if (text.empty() || std::string_view("{[\"").find(text.front()) == std::string_view::npos)
    return Json(text);
  return bad_edit(
      said + ": the value begins like JSON but is none: " + document.problems().front().message,
      "quote it for the shell, for example --set '/a/b={\"c\": 1}'");
}

const Json* member(const Json& object, std::string_view name) {
  const auto* members = std::get_if<Json::Object>(&object.content());
  if (members == nullptr) return nullptr;
  const auto found = std::ranges::find(*members, name, &Json::Object::value_type::first);
  return found == members->end() ? nullptr : &found->second;
}

std::string id_of(const Json& element) {
  const Json* id = member(element, "id");
  const auto* text = id == nullptr ? nullptr : std::get_if<std::string>(&id->content());
  return text == nullptr ? "" : *text;
}

// The position in a list that a step means: `@id`, `-` or an index as it stands.
Result<std::string> list_step(const Wish& wish, const Json::Array& list, const std::string& step) {
  if (step == "-") return std::to_string(list.size());
  if (!step.starts_with('@')) return step;
  std::vector<std::string> ids;
  for (const Json& element : list)
    ids.push_back(id_of(element));
  const auto found = std::ranges::find(ids, step.substr(1));
  if (found != ids.end()) return std::to_string(found - ids.begin());
  std::erase(ids, "");
  const std::string near =
      did_you_mean(step.substr(1), std::vector<std::string_view>(ids.begin(), ids.end()));
  const std::string known = ids.empty() ? "the entries have no ids" : "ids: " + join(ids, ", ");
  return bad_edit(wish.said + ": there is no entry with the id `" + step.substr(1) + "`",
                  near.empty() ? known : near);
}

const Json* below(const Json& value, const std::string& step) {
  const auto* list = std::get_if<Json::Array>(&value.content());
  if (list == nullptr) return member(value, step);
  const bool is_index = !step.empty() && step.size() < 10 &&
                        (step.size() == 1 || step.front() != '0') &&
                        std::ranges::all_of(step, [](char c) { return c >= '0' && c <= '9'; });
  const std::size_t index = is_index ? std::stoul(step) : list->size();
  return index < list->size() ? &(*list)[index] : nullptr;
}

// A pointer with plain indices, and what stands there now.
struct Place {
  std::string pointer;
  const Json* value = nullptr;
};

Result<Place> place_of(const Wish& wish, const Json& profile) {
  Place place{"", &profile};
  for (const std::string& given : pointer_steps(wish.pointer)) {
    std::string step = given;
    if (place.value != nullptr)
      if (const auto* list = std::get_if<Json::Array>(&place.value->content())) {
        Result<std::string> known = list_step(wish, *list, given);
        if (!known) return std::move(known).problems();
        step = std::move(known).value();
      }
    place.pointer = pointer_child(place.pointer, step);
    if (place.value != nullptr) place.value = below(*place.value, step);
  }
  return place;
}

}  // namespace

Result<Wish> parse_set(const std::string& text) {
  const std::string said = "--set " + text;
  const std::size_t equals = text.find('=');
  if (!text.starts_with('/')) return no_pointer(said);
  if (equals == std::string::npos)
    return bad_edit(said + ": no value is given",
                    "--set POINTER=VALUE; --unset POINTER takes away");
  Result<Json> value = value_of(said, text.substr(equals + 1));
  if (!value) return std::move(value).problems();
  return Wish{said, text.substr(0, equals), std::move(value).value()};
}

Result<Wish> parse_unset(const std::string& text) {
  const std::string said = "--unset " + text;
  if (!text.starts_with('/')) return no_pointer(said);
  return Wish{said, text, std::nullopt};
}

Result<Edited> apply(Json profile, const std::vector<Wish>& wishes) {
  Edited edited{std::move(profile), {}};
  const auto text = [](const Json& value) { return json::write(value, json::Layout::line); };
  for (const Wish& wish : wishes) {
    const Result<Place> place = place_of(wish, edited.profile);
    if (!place) return place.problems();
    report::Edit edit{.pointer = place->pointer, .before = {}, .after = {}};
    if (place->value != nullptr) edit.before = text(*place->value);
    if (wish.value) edit.after = text(*wish.value);
    Result<Json> changed = wish.value ? json::with(edited.profile, place->pointer, *wish.value)
                                      : json::without(edited.profile, place->pointer);
    if (!changed)
      return bad_edit(wish.said + ": " + changed.problems().front().message,
                      wish.value ? "" : "only what stands in the profile can be taken away");
    edited.profile = std::move(changed).value();
    edited.edits.push_back(std::move(edit));
  }
  return edited;
}

}  // namespace partner_check::app

#include "partner_check/json/patch.hpp"

#include <algorithm>
#include <charconv>
#include <span>

#include "partner_check/base/pointer.hpp"

namespace partner_check::json {

namespace {

using Steps = std::span<const std::string>;

Diagnostic bad_pointer(std::string_view step, std::string_view why) {
  return {.code = "bad-pointer", .message = "`" + std::string(step) + "` " + std::string(why)};
}

// Position in a list of `size` elements: a number without leading zeros, or `-` for its end.
std::optional<std::size_t> position(std::string_view step, std::size_t size) {
  if (step == "-") return size;
  if (step.size() > 1 && step.front() == '0') return std::nullopt;
  std::size_t index = 0;
  const auto [end, failure] = std::from_chars(step.data(), step.data() + step.size(), index);
  if (failure != std::errc{} || end != step.data() + step.size()) return std::nullopt;
  return index;
}

// What is made where nothing stands, for the steps that lead into it: `-` and 0 begin a list.
Json holder(Steps steps) {
  const bool is_list = !steps.empty() && (steps.front() == "-" || steps.front() == "0");
  return is_list ? Json(Json::Array{}) : Json(Json::Object{});
}

Result<Json> set_at(const Json& value, Steps steps, const Json& replacement);

Result<Json> set_in_object(Json::Object object, Steps steps, const Json& replacement) {
  auto member = std::ranges::find(object, steps.front(), &Json::Object::value_type::first);
  if (member == object.end())
    member = object.insert(object.end(), {steps.front(), holder(steps.subspan(1))});
  Result<Json> inner = set_at(member->second, steps.subspan(1), replacement);
  if (!inner) return inner;
  member->second = std::move(inner).value();
  return Json(std::move(object));
}

Result<Json> set_in_array(Json::Array array, Steps steps, const Json& replacement) {
  const std::optional<std::size_t> index = position(steps.front(), array.size());
  if (!index || *index > array.size())
    return bad_pointer(steps.front(), "is no place in this list");
  if (*index == array.size()) array.push_back(holder(steps.subspan(1)));
  Result<Json> inner = set_at(array[*index], steps.subspan(1), replacement);
  if (!inner) return inner;
  array[*index] = std::move(inner).value();
  return Json(std::move(array));
}

Result<Json> set_at(const Json& value, Steps steps, const Json& replacement) {
  if (steps.empty()) return replacement;
  if (const auto* object = std::get_if<Json::Object>(&value.content()))
    return set_in_object(*object, steps, replacement);
  if (const auto* array = std::get_if<Json::Array>(&value.content()))
    return set_in_array(*array, steps, replacement);
  if (std::holds_alternative<std::nullptr_t>(value.content()))
    return set_at(holder(steps), steps, replacement);
  return bad_pointer(steps.front(), "leads into a value that is neither object nor list");
}

Result<Json> remove_at(const Json& value, Steps steps) {
  if (const auto* object = std::get_if<Json::Object>(&value.content())) {
    Json::Object copy = *object;
    const auto member = std::ranges::find(copy, steps.front(), &Json::Object::value_type::first);
    if (member == copy.end()) return bad_pointer(steps.front(), "is not there");
    if (steps.size() == 1) {
      copy.erase(member);
      return Json(std::move(copy));
    }
    Result<Json> inner = remove_at(member->second, steps.subspan(1));
    if (!inner) return inner;
    member->second = std::move(inner).value();
    return Json(std::move(copy));
  }
  if (const auto* array = std::get_if<Json::Array>(&value.content())) {
    Json::Array copy = *array;
    const std::optional<std::size_t> index = position(steps.front(), copy.size());
    if (!index || *index >= copy.size()) return bad_pointer(steps.front(), "is not there");
    if (steps.size() == 1) {
      copy.erase(copy.begin() + static_cast<std::ptrdiff_t>(*index));
      return Json(std::move(copy));
    }
    Result<Json> inner = remove_at(copy[*index], steps.subspan(1));
    if (!inner) return inner;
    copy[*index] = std::move(inner).value();
    return Json(std::move(copy));
  }
  return bad_pointer(steps.front(), "is not there");
}

}  // namespace

Result<Json> with(const Json& value, std::string_view pointer, const Json& replacement) {
  const std::vector<std::string> steps = pointer_steps(pointer);
  return set_at(value, steps, replacement);
}

Result<Json> without(const Json& value, std::string_view pointer) {
  const std::vector<std::string> steps = pointer_steps(pointer);
  if (steps.empty()) return bad_pointer("", "is the whole document");
  return remove_at(value, steps);
}

}  // namespace partner_check::json

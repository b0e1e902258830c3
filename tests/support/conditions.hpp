// Random conditions over the fields that a schema declares, nearly all of them well typed: places
// of every kind through records, with guards where null is allowed, lists and dictionaries with
// loops, aggregates, dates, optionals. The same environment and seed give the same conditions.
#pragma once

#include <string>
#include <vector>

#include <fmt/format.h>

#include "partner_check/base/type.hpp"
#include "partner_check/cel/environment.hpp"

#include "support/random.hpp"

namespace partner_check::test {

class ConditionWriter {
 public:
  ConditionWriter(const cel::Environment& environment, std::uint64_t seed) : random_(seed) {
    for (const cel::Variable& variable : environment.variables)
      add_places(variable.name, variable.type, Null::possible, {}, 0);
  }

  std::string condition() { return boolean(1 + static_cast<int>(random_.below(3))); }

 private:
  enum class Null { possible, excluded };
  using Guards = std::vector<std::string>;  // places that must not be null, outermost first
  struct Place {
    std::string text;
    TypeRef type = nullptr;
    Null null = Null::possible;
    Guards guards;           // with the place itself, if it may be null
    std::string optional{};  // with `.?` on the way, "" if nothing on the way may be null
  };
  static constexpr std::size_t k_deepest = 4;  // records within records
  static constexpr int k_most_loops = 3;       // of the four that may be nested

  void add_places(const std::string& text, TypeRef type, Null null, Guards guards,
                  std::size_t depth, const std::string& optional = {}) {
    if (text.find('$') != std::string::npos) return;
    if (null == Null::excluded || !type->nullable) null = Null::excluded;
    if (null == Null::possible) guards.push_back(text);
    places_.push_back({text, type, null, guards, optional});
    if (type->kind != TypeKind::record || depth == k_deepest) return;
    for (const Field& field : type->record->fields) {
      // Of a null that `.?` reads nothing is left; of any other one nothing may be asked.
      std::string way;
      if (!optional.empty())
        way = optional + ".?" + field.name;
      else if (field.type->nullable && null == Null::excluded)
        way = text + ".?" + field.name;
      add_places(text + "." + field.name, field.type, Null::possible, guards, depth + 1, way);
    }
  }

  // Conditions.

  std::string boolean(int depth) {
    const auto b = [&] { return boolean(depth - 1); };
    if (depth > 0) switch (random_.below(6)) {
        case 0: return "(" + b() + " && " + b() + ")";
        case 1: return "(" + b() + " || " + b() + ")";
        case 2: return "!(" + b() + ")";
        case 3: return "(" + b() + " ? " + b() + " : " + b() + ")";
        default: break;
      }
    return guarded(any_place());
  }

  // A question about the place, such that nothing null is touched.
  std::string guarded(const Place place) {
    if (!place.optional.empty() && random_.chance(0.25)) return by_optional(place);
    if (place.null == Null::possible && random_.chance(0.3)) {
      Place outer = place;
      outer.guards.pop_back();
      const std::string null = random_.one_of(std::vector<std::string>{
          place.text + " == null", place.text + " != null",
          place.text.find('.') == std::string::npos ? place.text + " == null"
                                                    : "has(" + place.text + ")"});
      return behind(outer.guards, null);
    }
    const std::size_t before = needed_.size();
    const std::string asked = question(place);
    Guards guards = place.guards;
    guards.insert(guards.end(), needed_.begin() + static_cast<std::ptrdiff_t>(before),
                  needed_.end());
    needed_.resize(before);
    return behind(guards, asked);
  }

  std::string behind(const Guards& guards, const std::string& asked) {
    if (guards.empty()) return asked;
    std::string all;
    std::string none;
    for (const std::string& guard : guards) {
      all += guard + " != null && ";
      none += guard + " == null || ";
    }
    switch (random_.below(4)) {
      case 0: return "(" + none + asked + ")";
      case 1:
        return "(" + all.substr(0, all.size() - 4) + " ? " + asked + " : " +
               pick({"false", "true", "partners.exists(q, q.id == 'p1')"}) + ")";
      default: return "(" + all + asked + ")";
    }
  }

  std::string by_optional(const Place& place) {
    const std::string& o = place.optional;
    switch (place.type->kind) {
      case TypeKind::boolean: return o + ".orValue(" + pick({"true", "false"}) + ")";
      case TypeKind::number:
        return "(" + o + ".orValue(" + literal_number() + ")" + comparison() + literal_number() +
               ")";
      case TypeKind::timestamp: {
        const std::string x = next_variable();
        return fmt::format("{}.optMap({}, {} < as_of).orValue(false)", o, x, x);
      }
      default: return o + ".hasValue()";
    }
  }

  std::string question(const Place& place) {
    const std::string& p = place.text;
    switch (place.type->kind) {
      case TypeKind::boolean: return pick({p, "!" + p, p + " == false"});
      case TypeKind::number: return about_number(p);
      case TypeKind::string:
        return place.type->values.empty() ? about_text(p) : about_choice(p, place.type->values);
      case TypeKind::timestamp: return about_date(p);
      case TypeKind::list: return about_list(place);
      case TypeKind::map: return about_dictionary(place);
      case TypeKind::record: return about_record(place);
      default: return "type(" + p + ") == string";
    }
  }

  std::string about_number(const std::string& p) {
    switch (random_.below(8)) {
      case 0: return "(" + p + comparison() + other(TypeKind::number) + ")";
      case 1:
        return "(" + p + " + " + other(TypeKind::number) + comparison() + literal_number() + ")";
      case 2: return "(" + p + " / " + other(TypeKind::number) + comparison() + "0.5)";
      case 3: return "(" + p + " in [" + literal_number() + ", " + other(TypeKind::number) + "])";
      case 4:
        return "(max(" + p + ", " + other(TypeKind::number) + ")" + comparison() +
               literal_number() + ")";
      case 5:
        return "([" + p + ", " + other(TypeKind::number) + "].exists(n, n > " + literal_number() +
               "))";
      case 6: return "(-" + p + " * 2" + comparison() + literal_number() + ")";
      default: return "(" + p + comparison() + literal_number() + ")";
    }
  }

  std::string about_choice(const std::string& p, const std::vector<std::string>& values) {
    const auto value = [&] { return "\"" + random_.one_of(values) + "\""; };
    switch (random_.below(3)) {
      case 0: return "(" + p + " in [" + value() + ", " + value() + "])";
      case 1: return "(" + p + " != " + value() + ")";
      default: return "(" + p + " == " + value() + ")";
    }
  }

  std::string about_text(const std::string& p) {
    switch (random_.below(7)) {
      case 0: return "(size(" + p + ") > 3)";
      case 1: return p + ".contains(\"a\")";
      case 2: return p + ".startsWith(" + other(TypeKind::string) + ")";
      case 3: return p + ".matches(\"^[a-z]+[0-9]?\")";
      case 4: return "(" + p + " < " + other(TypeKind::string) + ")";
      case 5: return "(" + p + " + \"!\" == \"x!\")";
      default: return "(" + p + " == \"p1\")";
    }
  }

  std::string about_date(const std::string& p) {
    switch (random_.below(6)) {
      case 0: return "(" + p + comparison() + other(TypeKind::timestamp) + ")";
      case 1:
        return fmt::format("({} - {} > days({}))", other(TypeKind::timestamp), p,
                           random_.below(400));
      case 2: return fmt::format("({} + days({}) < as_of)", p, random_.below(400));
      case 3: return fmt::format("({}.getFullYear() == {})", p, 2023 + random_.below(5));
      case 4: return "([" + p + ", " + other(TypeKind::timestamp) + "].all(d, d <= as_of))";
      default: return "(" + p + comparison() + "as_of)";
    }
  }

  std::string about_record(const Place& place) {
    const std::string x = next_variable();
    return within(x, place.type, Null::excluded, [&](const std::string& body) {
      return "cel.bind(" + x + ", " + place.text + ", " + body + ")";
    });
  }

  std::string about_list(const Place& place) {
    const std::string& p = place.text;
    const TypeRef element = place.type->element;
    if (loops_ == k_most_loops || random_.chance(0.15))
      return fmt::format("(size({}) {} {})", p, pick({">", "==", "<="}), random_.below(4));
    const std::string x = next_variable();
    const auto loop = [&](std::string_view format) {
      return within(x, element, Null::possible, [&](const std::string& body) {
        return fmt::format(fmt::runtime(format), fmt::arg("list", p), fmt::arg("x", x),
                           fmt::arg("i", x + "i"), fmt::arg("body", body),
                           fmt::arg("n", random_.below(3)));
      });
    };
    switch (random_.below(element->kind == TypeKind::record ? 10 : 14)) {
      case 0: return loop("{list}.all({x}, {body})");
      case 1: return loop("{list}.exists_one({x}, {body})");
      case 2: return loop("(size({list}.filter({x}, {body})) > {n})");
      case 3: return loop("(size({list}) > 0 && share({list}, {x}, {body}) > 0.5)");
      case 4: return loop("{list}.map({x}, {body}).exists(b, b)");
      case 5: return loop("({list}.exists({i}, {x}, {i} > {n} && {body}))");
      case 6: return loop("({list}.transformList({i}, {x}, {i} > {n} || {body}) == [true, false])");
      case 7:
        return random_.chance(0.5) ? fmt::format("{}[?{}].hasValue()", p, random_.below(3))
                                   : loop("cel.bind({x}, {list}[{n}], {body})");
      case 8: return aggregate(place, x);
      case 10: return "(" + scalar(element) + " in " + p + ")";
      case 11: return "(size(distinct(" + p + ")) < size(" + p + "))";
      case 12: return "sets.contains(" + p + ", [" + scalar(element) + "])";
      case 13:
        return "sets.intersects([" + scalar(element) + ", " + scalar(element) + "], " + p + ")";
      default: return loop("{list}.exists({x}, {body})");
    }
  }

  // Over the first number or date of the elements that may not be null; else over the elements.
  std::string aggregate(const Place& place, const std::string& x) {
    std::string item = place.type->element->kind == TypeKind::number ? x : std::string();
    if (place.type->element->kind == TypeKind::record)
      for (const Field& field : place.type->element->record->fields)
        if (field.type->kind == TypeKind::number && !field.type->nullable)
          item = x + "." + field.name;
    if (item.empty() || place.type->element->nullable) return "(size(" + place.text + ") == 2)";
    return fmt::format("(size({0}) > 0 && {1}({0}.map({2}, {3})) > {4})", place.text,
                       pick({"sum", "avg", "min", "max", "spread"}), x, item, literal_number());
  }

  std::string about_dictionary(const Place& place) {
    const std::string& p = place.text;
    const bool plain =
        place.type->element->kind == TypeKind::number && !place.type->element->nullable;
    const std::string k = next_variable();
    if (loops_ == k_most_loops) return "(size(" + p + ") > 1)";
    switch (random_.below(6)) {
      case 0: return fmt::format("(size({}) > {})", p, random_.below(3));
      case 1: return "(\"p1\" in " + p + ")";
      case 2: return fmt::format("{}.exists({}, {}.startsWith(\"p\"))", p, k, k);
      case 3: return p + "[?\"key 1\"].hasValue()";
      case 4:
        return plain ? fmt::format("{0}.all({1}, {0}[{1}] > {2})", p, k, literal_number())
                     : "(" + p + " == {})";
      default:
        return within(k, place.type->element, Null::possible, [&](const std::string& body) {
          return fmt::format("{}.{}({}k, {}, {} || {}k == \"p1\")", p, pick({"all", "exists"}), k,
                             k, body, k);
        });
    }
  }

  // Parts.

  // A question about `variable` of this type, with what may be asked of its fields.
  template <typename Wrap>
  std::string within(const std::string& variable, TypeRef type, Null null, Wrap wrap) {
    const std::size_t places = places_.size();
    const std::vector<std::string> outer = std::exchange(needed_, {});
    add_places(variable, type, null, {}, k_deepest - 2);
    ++loops_;
    const std::size_t mine = places + random_.below(places_.size() - places);
    std::string body = guarded(Place(places_[mine]));
    if (random_.chance(0.3)) body = "(" + body + pick({" && ", " || "}) + boolean(0) + ")";
    --loops_;
    places_.resize(places);
    needed_ = outer;
    return wrap(body);
  }

  // Another value of this kind: a place that needs no guard or gets one around the question, or a
  // literal.
  std::string other(TypeKind kind) {
    for (int tries = 0; tries < 20; ++tries) {
      const Place& place = any_place();
      if (place.type->kind != kind || !place.type->values.empty()) continue;
      needed_.insert(needed_.end(), place.guards.begin(), place.guards.end());
      return place.text;
    }
    if (kind == TypeKind::number) return literal_number();
    if (kind == TypeKind::string) return "\"p2\"";
    return pick({"timestamp(\"2025-06-01T00:00:00Z\")", "as_of"});
  }

  std::string scalar(TypeRef type) {
    if (type->kind == TypeKind::number) return literal_number();
    if (!type->values.empty()) return "\"" + random_.one_of(type->values) + "\"";
    return type->kind == TypeKind::boolean ? "true" : "\"p1\"";
  }

  // Half of the time one of the places that were added last: those of the innermost loop.
  const Place& any_place() {
    constexpr std::size_t k_recent = 12;
    const std::size_t count =
        loops_ > 0 && random_.chance(0.5) ? std::min(k_recent, places_.size()) : places_.size();
    return places_[places_.size() - 1 - random_.below(count)];
  }

  std::string literal_number() { return pick({"0", "1", "2", "0.5", "3", "10", "100"}); }
  std::string comparison() { return pick({" < ", " <= ", " > ", " >= ", " == ", " != "}); }
  std::string next_variable() { return "x" + std::to_string(++variables_); }
  std::string pick(std::initializer_list<std::string> choices) {
    return choices.begin()[random_.below(choices.size())];
  }

  Random random_;
  std::vector<Place> places_;
  Guards needed_;  // by operands of the question that is being written
  int loops_ = 0;
  int variables_ = 0;
};

}  // namespace partner_check::test

#include <limits>

#include "partner_check/base/value.hpp"

#include "support/catch.hpp"

namespace partner_check {
namespace {

// Origins for pointers of plain names and indices, made in an arena.
const Origin* origin_at(Arena& arena, const std::vector<std::string>& steps) {
  const Origin* origin = nullptr;
  for (const std::string& step : steps)
    origin = step.find_first_not_of("0123456789") == std::string::npos && !step.empty()
                 ? arena.make<Origin>(origin, std::string_view(),
                                      static_cast<std::uint32_t>(std::stoul(step)))
                 : arena.make<Origin>(origin, arena.copy(step));
  return origin;
}

TEST_CASE("an origin becomes a JSON pointer") {
  Arena arena;
  CHECK(pointer_of(nullptr).empty());
  CHECK(pointer_of(origin_at(arena, {"partners", "1", "id"})) == "/partners/1/id");
  CHECK(pointer_of(origin_at(arena, {"a/b", "~", ""})) == "/a~1b/~0/");
}

TEST_CASE("unknown paths are sorted, distinct and without those below others") {
  struct Row {
    std::vector<std::vector<std::string>> given;
    std::vector<std::string> expected;
  };
  const std::vector<Row> rows{
      {{{"ip"}}, {"/ip"}},
      {{{"ip"}, {"goals"}, {"ip"}}, {"/goals", "/ip"}},
      {{{"ip", "licence"}, {"ip"}}, {"/ip"}},
      {{{"ip", "a", "b"}, {"ip-x"}, {"ip"}}, {"/ip", "/ip-x"}},
      {{{"ip", "a"}, {"ip", "ab"}}, {"/ip/a", "/ip/ab"}},
      {{{"partners", "0", "size"}, {"partners", "1", "size"}},
       {"/partners/0/size", "/partners/1/size"}},
      {{{}, {"ip"}}, {""}},
  };
  for (const Row& row : rows) {
    Arena arena;
    Value all = unknown_at(arena, origin_at(arena, row.given.front()));
    for (const auto& steps : row.given)
      all = unite(arena, all, unknown_at(arena, origin_at(arena, steps)));
    CHECK(unknown_paths(all) == row.expected);
  }
}

TEST_CASE("a very long or a very shared union is neither too deep nor too slow") {
  Arena arena;
  const Value a = unknown_at(arena, origin_at(arena, {"a"}));
  const Value b = unknown_at(arena, origin_at(arena, {"b"}));
  Value left_deep = a;
  Value right_deep = a;
  for (int i = 0; i < 1'000'000; ++i) {
    left_deep = unite(arena, left_deep, b);
    right_deep = unite(arena, b, right_deep);
  }
  CHECK(unknown_paths(left_deep) == std::vector<std::string>{"/a", "/b"});
  CHECK(unknown_paths(right_deep) == std::vector<std::string>{"/a", "/b"});

  Value shared = a;  // twice as many ways to each leaf with every round
  for (int i = 0; i < 100; ++i)
    shared = unite(arena, unite(arena, shared, b), shared);
  CHECK(unknown_paths(shared) == std::vector<std::string>{"/a", "/b"});
}

TEST_CASE("uniting a set with itself makes no new one") {
  Arena arena;
  const Value a = unknown_at(arena, origin_at(arena, {"a"}));
  CHECK(unite(arena, a, a).unknown == a.unknown);
  CHECK(a.origin == a.unknown->where);
}

TEST_CASE("an error keeps its own copy of the message") {
  Arena arena;
  std::string message = "no such key";
  const Value value = error(arena, "no_such_key", message);
  message.assign(message.size(), '?');
  CHECK(value.is(ValueKind::error));
  CHECK(value.error->code == "no_such_key");
  CHECK(value.error->message == "no such key");
}

TEST_CASE("true and false are neither for other kinds") {
  CHECK(Value::of(true).is_true());
  CHECK(Value::of(false).is_false());
  CHECK_FALSE(Value::of(false).is_true());
  CHECK_FALSE(Value::of_int(1).is_true());
  CHECK_FALSE(Value().is_false());
}

constexpr std::int64_t k_second = 1'000'000'000;  // in nanoseconds
constexpr std::int64_t k_hour = 3'600 * k_second;
constexpr std::int64_t k_day = 24 * k_hour;

TEST_CASE("scalars are readable") {
  Arena arena;
  struct Row {
    Value value;
    std::string expected;
  };
  const std::vector<Row> rows{
      {Value(), "none"},
      {Value::of(true), "yes"},
      {Value::of(false), "no"},
      {Value::of_int(std::numeric_limits<std::int64_t>::min()), "-9223372036854775808"},
      {Value::of_uint(std::numeric_limits<std::uint64_t>::max()), "18446744073709551615"},
      {Value::of_number(0.375), "0.38"},
      {Value::of_string("steering committee"), "steering committee"},
      {Value::of_string(""), ""},
      {Value::of_bytes(std::string_view("a\0b", 3)), "3 bytes"},
      {Value::of(*parse_date("2026-11-01")), "2026-11-01"},
      {Value::of(*parse_timestamp("2026-11-01T00:00:00.5Z")), "2026-11-01T00:00:00.5Z"},
      {Value::of(*parse_timestamp("1969-12-31T22:00:00Z")), "1969-12-31T22:00:00Z"},
      {Value::of_duration(30 * k_day), "30 days"},
      {Value::of_duration(k_day), "1 day"},
      {Value::of_duration(-36 * k_hour), "-1.5 days"},
      {Value::of_duration(3 * k_hour), "3 hours"},
      {Value::of_duration(90 * k_second), "1.5 minutes"},
      {Value::of_duration(k_second / 2), "0.5 seconds"},
      {Value::of_duration(0), "0 seconds"},
      {Value::of_duration(std::numeric_limits<std::int64_t>::min()), "-106,752 days"},
      {Value::of(primitive(TypeKind::number)), "double"},
      {Value::of_optional(nullptr), "none"},
      {error(arena, "no_such_key", "there is no `x`"), "there is no `x`"},
      {unknown_at(arena, nullptr), "not stated"},
  };
  for (const Row& row : rows)
    CHECK(readable(row.value) == row.expected);
}

TEST_CASE("lists, maps and records are readable") {
  Arena arena;
  const Value inner = Value::of_int(7);
  const std::vector<Value> items{Value::of_string("lab"), Value::of_int(2), Value()};
  const List list{items, true};
  const List open_list{items, false};
  const List empty{};
  const List empty_and_open{{}, false};
  const std::vector<Value> nested_items{Value::of(&list), Value::of(&empty)};
  const List nested{nested_items, true};
  const std::vector<MapEntry> entries{{Value::of_string("cost"), Value::of_number(0.5)},
                                      {Value::of_string("who"), Value::of(&list)}};
  const Map map{entries, true};
  const RecordType partner{"partner", {{"id", nullptr}, {"size", nullptr}, {"tags", nullptr}}};
  const std::vector<Value> fields{Value::of_string("lab"), unknown_at(arena, nullptr),
                                  Value::of(&empty)};
  const Record record{&partner, fields};
  const std::vector<Value> missing(3, unknown_at(arena, nullptr));
  const Record nothing_stated{&partner, missing};

  CHECK(readable(Value::of(&list)) == "lab, 2, none");
  CHECK(readable(Value::of(&open_list)) == "lab, 2, none, and others");
  CHECK(readable(Value::of(&empty)) == "none");
  CHECK(readable(Value::of(&empty_and_open)) == "not stated");
  CHECK(readable(Value::of(&nested)) == "(lab, 2, none), none");
  CHECK(readable(Value::of(&map)) == "cost: 0.5, who: (lab, 2, none)");
  CHECK(readable(Value::of(&record)) == "id: lab, tags: none");
  CHECK(readable(Value::of(&nothing_stated)) == "not stated");
  CHECK(readable(Value::of_optional(&inner)) == "7");
}

}  // namespace
}  // namespace partner_check

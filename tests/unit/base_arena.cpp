#include <cstdint>
#include <string>
#include <vector>

#include "partner_check/base/arena.hpp"

#include "support/catch.hpp"

namespace partner_check {
namespace {

TEST_CASE("what an arena holds stays where it is, also when the arena is moved") {
  Arena arena(16);
  const int* number = arena.make<int>(7);
  const std::string_view text = arena.copy(std::string(1000, 'x'));
  std::vector<const int*> more;
  more.reserve(10'000);
  for (int i = 0; i < 10'000; ++i)
    more.push_back(arena.make<int>(i));
  const Arena moved = std::move(arena);
  CHECK(*number == 7);
  CHECK(text == std::string(1000, 'x'));
  CHECK(*more[9'999] == 9'999);
}

TEST_CASE("arrays are aligned, zeroed and counted") {
  Arena arena;
  (void)arena.copy("x");
  const std::span<double> numbers = arena.make_array<double>(3);
  CHECK(reinterpret_cast<std::uintptr_t>(numbers.data()) % alignof(double) == 0);
  CHECK(std::vector<double>(numbers.begin(), numbers.end()) == std::vector<double>{0, 0, 0});
  CHECK(arena.used() == 1 + 3 * sizeof(double));
  CHECK(arena.make_array<double>(0).empty());

  const std::vector<int> given{1, 2, 3};
  const std::span<const int> copied = arena.copy(std::span<const int>(given));
  CHECK(std::vector<int>(copied.begin(), copied.end()) == given);
  CHECK(copied.data() != given.data());
}

TEST_CASE("an empty text has an address, so that it differs from no text") {
  Arena arena;
  CHECK(arena.copy("").data() != nullptr);
}

}  // namespace
}  // namespace partner_check

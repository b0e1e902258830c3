// Writes generated profiles that the schema accepts, one a line (NDJSON), for checks from outside.
// generate_profiles FIRST_SEED COUNT
#include <cstdlib>
#include <iostream>

#include "partner_check/json/write.hpp"

#include "support/agreeing.hpp"
#include "support/generate.hpp"
#include "support/shipped.hpp"

using namespace partner_check;

namespace {

// From whole to nearly empty.
double omitted(std::uint64_t seed) {
  constexpr std::array k_shares{0.0, 0.05, 0.15, 0.3, 0.6};
  return k_shares[seed % k_shares.size()];
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 3) return EXIT_FAILURE;
  const std::uint64_t first = std::stoull(arguments[1]);
  const std::uint64_t last = first + std::stoull(arguments[2]);
  const test::Shipped shipped;
  const rules::RulePack pack =
      test::need(rules::load_pack(test::Shipped::files(), shipped.schemas()));
  for (std::uint64_t seed = first; seed < last; ++seed) {
    const test::Tree tree = test::agreeing(
        test::generate(shipped.profile, {.seed = seed, .omitted = omitted(seed)}), pack, seed);
    const Document document = test::document(test::to_json(tree));
    const Result<json::Json> value = json::to_json(*document.root);
    std::cout << json::write(*value, json::Layout::line) << '\n';
  }
}

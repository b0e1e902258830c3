// The engine from the compiled pack is the engine from the rule files.
#include "partner_check/rules/image.hpp"

#include "../../src/app/engine.hpp"
#include "support/catch.hpp"

using namespace partner_check;
using app::Shipped;

namespace {

std::string image(const app::PackOptions& options, Shipped shipped) {
  const auto engine = app::load_engine(options, shipped);
  REQUIRE(engine);
  return rules::write_image(engine->pack);
}

}  // namespace

TEST_CASE("the pack that was compiled with the program is the pack of the rule files") {
  CHECK(image({}, Shipped::compiled) == image({}, Shipped::files));
}

TEST_CASE("settings and folders change the compiled pack as they change the files'") {
  const app::PackOptions set{
      .schema = {}, .folders = {}, .settings = {{"COMM01", "max_days", "21"}}, .severities = {}};
  CHECK(image(set, Shipped::compiled) == image(set, Shipped::files));
  CHECK(image(set, Shipped::compiled) != image({}, Shipped::compiled));
  app::PackOptions over = set;
  over.folders = {PARTNER_CHECK_SOURCE_DIR "/data/rules/ip",
                  PARTNER_CHECK_SOURCE_DIR "/data/rules/communication"};
  CHECK(image(over, Shipped::compiled) == image(over, Shipped::files));
  CHECK(image(over, Shipped::compiled) != image(set, Shipped::compiled));
}

TEST_CASE("without the shipped pack there are no rules") {
  const auto engine = app::load_engine({}, Shipped::nothing);
  REQUIRE(engine);
  CHECK(engine->pack.rules.empty());
  CHECK_FALSE(engine->policy.dimensions.empty());
}

#include "grounds.hpp"

#include "partner_check/base/text.hpp"

#include "framing.hpp"
#include "questions.hpp"

namespace partner_check::report {

namespace {

std::vector<std::string> rule_of(const rules::Ground& ground) {
  return ground.rule.empty() ? std::vector<std::string>() : std::vector{ground.rule};
}

ReportGround ground_of(const rules::WeighedGround& weighed, const Input& input, Sources& places,
                       const OwnSide& own_side) {
  const rules::Ground& ground = *weighed.ground;
  const std::string place = input.facts.place_of(weighed.pointer);
  ReportGround made{.id = ground.id,
                    .title = ground.title,
                    .side = ground.side,
                    .standing = weighed.standing,
                    .rule = ground.rule,
                    .found = {},
                    .frame = frame(places, own_side, place, {}),
                    .questions = {},
                    .error = shortened(weighed.error, k_text_bytes),
                    .sources = ground.sources};
  if (weighed.standing == rules::Standing::speaks && weighed.finding != nullptr)
    made.found = weighed.finding->level->title;
  for (const std::string& pointer : weighed.missing)
    made.questions.push_back(question_about(input, places, own_side, pointer, rule_of(ground)));
  made.own_side = ground.holds && own_side.is_read_by(*ground.holds);
  return made;
}

}  // namespace

std::optional<Grounds> grounds_of(const Input& input, Sources& places, const OwnSide& own_side) {
  if (input.weighed.empty()) return std::nullopt;
  Grounds grounds{.title = input.grounds_title, .all = {}};
  for (const rules::WeighedGround& weighed : input.weighed)
    grounds.all.push_back(ground_of(weighed, input, places, own_side));
  return grounds;
}

}  // namespace partner_check::report

#include "reading.hpp"

#include <algorithm>

#include "partner_check/base/pointer.hpp"
#include "partner_check/json/locate.hpp"
#include "partner_check/json/read.hpp"
#include "partner_check/rules/derive.hpp"

#include "contradictions.hpp"
#include "views.hpp"

namespace partner_check::app {

namespace {

Result<profile::Facts> facts_of(const Document& document, const Engine& engine) {
  Result<profile::Facts> stated = profile::validate(document, *engine.schema);
  if (!stated) return stated;
  return rules::derive(engine.pack, std::move(stated).value());
}

struct Account {
  Document document;
  profile::Facts facts;
};

Result<Account> read_account(Source source, const Engine& engine) {
  Result<Document> document =
      json::read(std::move(source.file), std::move(source.text), {}, source.first_line);
  if (!document) return std::move(document).problems();
  Result<profile::Facts> facts = facts_of(*document, engine);
  if (facts) return Account{std::move(document).value(), std::move(facts).value()};
  Diagnostics problems = std::move(facts).problems();
  json::place_all(*document, problems);
  return problems;
}

void append(Diagnostics& all, const Diagnostics& more) {
  all.insert(all.end(), more.begin(), more.end());
}

// The agreed document must keep the schema, and what is stated what is derived, like any other:
// what cannot be true together is left out of it.
Result<Reading> lay(Reading reading, const Engine& engine) {
  Contradictions contradictions;
  for (;;) {
    auto agreement = std::make_unique<profile::Agreement>(
        profile::agree(reading.accounts, *engine.schema, contradictions));
    Result<profile::Facts> facts = facts_of(agreement->document, engine);
    if (facts) {
      reading.facts = std::move(facts).value();
      reading.agreement = std::move(agreement);
      return reading;
    }
    if (!add_contradictions(facts.problems(), agreement->document, engine, contradictions))
      return placed_in_accounts(facts.problems(), reading.accounts, agreement->document,
                                *engine.schema);
  }
}

}  // namespace

Result<Reading> read_profile(Source source, const Engine& engine, Views views) {
  Result<Account> profile = read_account(std::move(source), engine);
  Diagnostics problems = profile ? Diagnostics{} : profile.problems();
  append(problems, views.unreadable);
  Reading reading;
  std::vector<std::string> tellers;
  if (profile) {
    sort_by_party(profile->document, *engine.schema, views.read);
    reading.told.push_back(std::move(profile->document));
    reading.facts = std::move(profile->facts);
    tellers.emplace_back();
  }
  for (View& view : views.read) {
    Result<Account> account = read_account(std::move(view.source), engine);
    if (!account) {
      append(problems, account.problems());
      continue;
    }
    const Document* kept_jointly = profile ? &reading.told.front() : nullptr;
    append(problems, problems_of_view(view.by, account->document, kept_jointly, reading.told,
                                      *engine.schema));
    reading.told.push_back(std::move(account->document));
    tellers.push_back(std::move(view.by));
  }
  if (!problems.empty()) return problems;

  if (reading.told.size() > 1) {
    for (std::size_t i = 0; i < reading.told.size(); ++i)
      reading.accounts.push_back({tellers[i], &reading.told[i]});
    Result<Reading> laid = lay(std::move(reading), engine);
    if (!laid) return laid;
    reading = std::move(laid).value();
  }
  reading.here = rules::circumstances_of(*engine.schema, reading.facts);
  return reading;
}

Diagnostics warnings_of(const Reading& reading) {
  Diagnostics all;
  for (const Document& document : reading.told) {
    Diagnostics warnings = document.warnings;
    json::place_all(document, warnings);
    append(all, warnings);
  }
  return all;
}

}  // namespace partner_check::app

#include "views.hpp"

#include <algorithm>

#include "partner_check/base/files.hpp"
#include "partner_check/base/pointer.hpp"
#include "partner_check/base/text.hpp"
#include "partner_check/json/locate.hpp"
#include "partner_check/json/read.hpp"
#include "partner_check/profile/schema_node.hpp"

namespace partner_check::app {

namespace {

constexpr std::string_view k_example = "for example --view helix=helix.json";

// "" if there is none, or it is no text.
std::string_view text_at(const Document& document, const std::string& field) {
  const Node* node = field.empty() ? nullptr : document.root->find(field);
  return node != nullptr && node->kind == NodeKind::string ? node->text : std::string_view{};
}

// Ids of the parties, in their order.
std::vector<std::string_view> parties_of(const Document& document, const profile::Schema& schema) {
  std::vector<std::string_view> ids;
  const std::string& field = schema.subject().parties;
  const profile::SchemaNode* list = schema.root().property(field);
  const Node* parties = document.root->find(field);
  if (list == nullptr || parties == nullptr || parties->kind != NodeKind::array) return ids;
  for (const Node& party : parties->children()) {
    const Node* id = party.find(list->unique_member);
    ids.push_back(id != nullptr && id->kind == NodeKind::string ? id->text : std::string_view{});
  }
  return ids;
}

class ViewCheck {
 public:
  ViewCheck(const std::string& by, const Document& view, const profile::Schema& schema)
      : by_(by), view_(view), schema_(schema) {}

  Diagnostics problems(const Document* profile, std::span<const Document> before) && {
    const profile::SubjectFields& subject = schema_.subject();
    for (const std::string* field : {&subject.name, &subject.type})
      check_identity(*field, before);
    if (profile != nullptr) {
      check_age(*profile);
      check_parties(*profile);
    }
    check_teller();
    json::place_all(view_, found_);
    return std::move(found_);
  }

 private:
  void report(std::string code, std::string pointer, std::string message, std::string hint) {
    found_.push_back({.code = std::move(code),
                      .message = std::move(message),
                      .hint = std::move(hint),
                      .pointer = std::move(pointer)});
  }

  void check_identity(const std::string& field, std::span<const Document> before) {
    const std::string_view said = text_at(view_, field);
    for (const Document& other : before) {
      const std::string_view there = text_at(other, field);
      if (said.empty() || there.empty()) continue;
      if (said != there)
        report("another-partnership", pointer_child("", field),
               "`" + field + "` is \"" + shortened(said, k_shown) + "\", but in " + other.file +
                   " it is \"" + shortened(there, k_shown) + "\"",
               "all views are of the partnership of the profile; correct what was misspelt");
      return;
    }
  }

  void check_age(const Document& profile) {
    const std::string& field = schema_.subject().as_of;
    const std::string_view said = text_at(view_, field);
    const std::string_view there = text_at(profile, field);
    if (said.empty() || there.empty() || said >= there) return;  // dates, YYYY-MM-DD
    report(
        "older-view", pointer_child("", field),
        "the view is as of " + std::string(said) + ", before the profile's " + std::string(there),
        "let the partner look through it again, and state the day");
  }

  void check_parties(const Document& profile) {
    const std::vector<std::string_view> known = parties_of(profile, schema_);
    const std::vector<std::string_view> named = parties_of(view_, schema_);
    const std::string& list = schema_.subject().parties;
    for (std::size_t i = 0; i < named.size(); ++i) {
      if (std::ranges::find(known, named[i]) != known.end()) continue;
      const std::string near = did_you_mean(named[i], known);
      report("unknown-partner",
             pointer_child(pointer_child(pointer_child("", list), i),
                           schema_.root().property(list)->unique_member),
             "the profile has no `" + std::string(named[i]) + "` in `" + list + "`",
             near.empty() ? "who works together is said in the profile: " + profile.file : near);
    }
  }

  void check_teller() {
    const std::string& field = schema_.subject().teller;
    const std::string_view said = text_at(view_, field);
    if (said.empty() || said == by_) return;
    report("other-teller", pointer_child("", field),
           "`" + std::string(said) + "` filled in this file, and it is given as the view of `" +
               by_ + "`",
           "--view " + std::string(said) + "=" + view_.file);
  }

  static constexpr std::size_t k_shown = 80;  // bytes of a name

  const std::string& by_;
  const Document& view_;
  const profile::Schema& schema_;
  Diagnostics found_;
};

}  // namespace

Mistake read_view_words(const Asked& asked, std::vector<ViewWord>& words) {
  for (const std::string& text : asked.views) {
    const std::size_t equals = text.find('=');
    if (equals == std::string::npos || equals == 0 || equals + 1 == text.size())
      return mistake({}, "--view takes a partner and a file, not `" + text + "`",
                     std::string(k_example));
    ViewWord word{text.substr(0, equals), text.substr(equals + 1)};
    if (std::ranges::find(words, word.by, &ViewWord::by) != words.end())
      return mistake({}, "--view names `" + word.by + "` twice", "a partner has one view");
    words.push_back(std::move(word));
  }
  return std::nullopt;
}

Views read_views(const std::vector<ViewWord>& words, std::size_t max_size) {
  Views views;
  for (const ViewWord& word : words) {
    Result<std::string> text = read_file(word.file, max_size);
    if (text)
      views.read.push_back({word.by, {word.file, std::move(text).value(), 1}});
    else
      views.unreadable.insert(views.unreadable.end(), text.problems().begin(),
                              text.problems().end());
  }
  return views;
}

Mistake unknown_teller(const Views& views, const Source& profile, const profile::Schema& schema) {
  if (views.read.empty()) return std::nullopt;
  if (schema.subject().parties.empty())
    return mistake({}, "--view goes with partners, and this schema names none",
                   "\"x-subject\": {\"parties\": ...} says which list has them");
  const Result<Document> document = json::read(profile.file, profile.text, {}, profile.first_line);
  if (!document) return std::nullopt;
  const std::vector<std::string_view> known = parties_of(*document, schema);
  if (known.empty()) return std::nullopt;
  for (const View& view : views.read) {
    if (std::ranges::find(known, view.by) != known.end()) continue;
    const std::string near = did_you_mean(view.by, known);
    return mistake(
        {}, "--view names `" + view.by + "`, and " + profile.file + " has no such partner",
        near.empty()
            ? "it has " + enumerate(std::vector<std::string>(known.begin(), known.end()), "and")
            : near);
  }
  return std::nullopt;
}

void sort_by_party(const Document& profile, const profile::Schema& schema,
                   std::vector<View>& views) {
  const std::vector<std::string_view> parties = parties_of(profile, schema);
  std::ranges::stable_sort(views, {}, [&](const View& view) {
    return std::ranges::find(parties, view.by) - parties.begin();
  });
}

Diagnostics problems_of_view(const std::string& by, const Document& view, const Document* profile,
                             std::span<const Document> before, const profile::Schema& schema) {
  return ViewCheck(by, view, schema).problems(profile, before);
}

}  // namespace partner_check::app

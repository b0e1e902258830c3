#include "partner_check/rules/image.hpp"

#include "partner_check/cel/image.hpp"

#include "read_rule.hpp"

namespace partner_check::rules {

// One function a type, for both directions. A structured binding names all members: one that is
// added does not compile until it is looked at here.

template <typename Image>
void fields(Image& image, Imaged<Image, Message>& message) {
  auto& [pieces] = message;
  image(pieces);
}

template <typename Image>
void fields(Image& image, Imaged<Image, Scope>& scope) {
  auto& [phases, types] = scope;
  image(phases, types);
}

template <typename Image>
void fields(Image& image, Imaged<Image, Level>& level) {
  auto& [severity, scope, condition, raised, message, title, why, fix] = level;
  image(severity, scope, condition, raised, message, title, why, fix);
}

template <typename Image>
void fields(Image& image, Imaged<Image, ForEach>& each) {
  auto& [name, list, elements] = each;
  image(name, list, elements);
}

template <typename Image>
void fields(Image& image, Imaged<Image, Parameter>& parameter) {
  auto& [name, value, is_default, unit, ground, min, max] = parameter;
  image(name, value, is_default, unit, ground, min, max);
}

template <typename Image>
void fields(Image& image, Imaged<Image, Citation>& citation) {
  auto& [document, section, claim] = citation;
  image(document, section, claim);
}

template <typename Image>
void fields(Image& image, Imaged<Image, Benchmark>& benchmark) {
  auto& [id, states, share, how, evidence, among, caveat] = benchmark;
  image(id, states, share, how, evidence, among, caveat);
}

template <typename Image>
void fields(Image& image, Imaged<Image, RuleText>& text) {
  auto& [id, name, title, dimension, root, why, fix, strength, effort, success_factors, evidence,
         sources, benchmark] = text;
  image(id, name, title, dimension, root, why, fix, strength, effort, success_factors, evidence,
        sources, benchmark);
}

// Without the cases, and what follows from the parameters.
template <typename Image>
void fields(Image& image, Imaged<Image, Rule>& rule) {
  Imaged<Image, RuleText>& text = rule;
  image(text, rule.scope, rule.for_each, rule.parameters, rule.when, rule.when_text, rule.levels,
        rule.message, rule.file);
}

template <typename Image>
void fields(Image& image, Imaged<Image, Compound>& compound) {
  auto& [id, name, title, why, fix, all, same, sources] = compound;
  image(id, name, title, why, fix, all, same, sources);
}

template <typename Image>
void fields(Image& image, Imaged<Image, DerivedFact>& derived) {
  auto& [pointer, expression, program, fact, source, owner, file] = derived;
  image(pointer, expression, program, fact, source, file);
}

template <typename Image>
void fields(Image& image, Imaged<Image, Ground>& ground) {
  auto& [id, title, side, condition, holds, rule, sources] = ground;
  image(id, title, side, condition, holds, rule, sources);
}

template <typename Image>
void fields(Image& image, Imaged<Image, Grounds>& grounds) {
  auto& [title, phases, all] = grounds;
  image(title, phases, all);
}

template <typename Image>
void fields(Image& image, Imaged<Image, RulePack>& pack) {
  auto& [rules, compounds, derived, grounds, benchmarks, base, schema, severities, types, documents,
         arena] = pack;
  image(rules, compounds, derived, grounds, benchmarks);
}

namespace {

// Changes with what stands in an image, or how.
constexpr std::string_view k_magic = "partner-check pack 3\n";

// What an image begins with: the kind and version, and the size of the rest.
std::string head(std::size_t size) {
  cel::Ast none;
  cel::ProgramWriter image(none);
  image(k_magic, static_cast<std::uint64_t>(size));
  return image.bytes();
}

const profile::SchemaNode* owner_of(const FieldPath& fact, const profile::Schema& schema) {
  const profile::SchemaNode* owner = &schema.root();
  for (std::size_t i = 0; i + 1 < fact.size(); ++i)
    owner = owner->properties[fact[i]].node;
  return owner;
}

}  // namespace

std::string write_image(const RulePack& pack) {
  cel::Ast trees;
  cel::ProgramWriter content(trees), shared(trees);
  content(pack);
  shared(trees);
  return head(shared.bytes().size() + content.bytes().size()) + shared.bytes() + content.bytes();
}

Result<RulePack> read_image(std::string_view bytes, const profile::Schema& schema) {
  const std::size_t start = head(0).size();
  if (bytes.size() < start || !bytes.starts_with(head(bytes.size() - start)))
    return Diagnostic{.code = "bad-image",
                      .message = "the compiled rules are not those of this version"};
  RulePack pack;
  pack.schema = &schema;
  pack.types = std::make_shared<TypeTable>();
  pack.arena = std::make_shared<Arena>();
  const auto trees = std::make_shared<cel::Ast>();
  cel::ProgramReader image(bytes.substr(start), *pack.arena, *pack.types, trees);
  image(*trees, pack);
  assert(image.at_end());
  for (Rule& rule : pack.rules)
    rule.parameter_record = new_parameter_record(rule, *pack.types, *pack.arena);
  for (DerivedFact& derived : pack.derived)
    derived.owner = owner_of(derived.fact, schema);
  return pack;
}

}  // namespace partner_check::rules

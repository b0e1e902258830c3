// Measures evaluators in JavaScript beside ours: the same documents, the same conditions.
//   node beside.mjs BESIDE PROFILE...   (BESIDE: the program of beside.cpp); prints a table
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { engines } from './engines.mjs';

const [beside, ...files] = process.argv.slice(2);
const rounds = Number(process.env.ROUNDS ?? 7);
const ours = (...parameters) =>
  execFileSync(beside, [...parameters, ...files], { encoding: 'utf8', maxBuffer: 1 << 28 });
const work = JSON.parse(ours('dump'));

// --- One library's half of the work

// A copy of a plain value with its dates and objects as the library wants them.
function convert(engine, value, patterns) {
  if (typeof value === 'string') return patterns.includes('') ? engine.date(value) : value;
  if (value === null || typeof value !== 'object') return value;
  const below = (step) =>
    patterns.flatMap((pattern) => {
      const [, first, ...rest] = pattern.split('/');
      return first === '*' || first === step ? [rest.length ? `/${rest.join('/')}` : ''] : [];
    });
  if (Array.isArray(value)) return value.map((item) => convert(engine, item, below('*')));
  return engine.object(Object.fromEntries(
    Object.entries(value).map(([name, member]) => [name, convert(engine, member, below(name))])));
}

function stateDerivedFacts(profile) {
  const document = JSON.parse(profile.text);
  for (const [pointer, value] of Object.entries(profile.derived)) {
    const steps = pointer.split('/').slice(1);
    const owner = steps.slice(0, -1).reduce((object, step) => object?.[step], document);
    if (owner) owner[steps.at(-1)] = value;
  }
  return document;
}

function scopeOf(engine, profile) {
  const document = stateDerivedFacts(profile);
  const scope = {};
  for (const [name, field] of Object.entries(work.variables))
    if (field in document)
      scope[name] = convert(engine, document[field],
        work.dates.filter((date) => date.split('/')[1] === field)
                  .map((date) => date.slice(field.length + 1)));
  return scope;
}

const median = (values) => values.sort((a, b) => a - b)[values.length >> 1];
const covers = (list, member) => list.length === 0 || list.includes(member);

function compile(engine, rule) {
  return {
    params: engine.object(rule.params),
    lists: rule.for_each.map(({ name, elements }) => ({ name, elements: engine.question(elements) })),
    when: rule.when && engine.question(rule.when),
    levels: rule.levels.map(({ phases, types, raised }) => ({ phases, types, raised: engine.question(raised) })),
  };
}

// The answers of one rule, one an element: as ask() of work.cpp.
function ask(rule, scope, profile, answers) {
  scope.params = rule.params;
  visit(rule, 0, scope, profile, answers);
  for (const list of rule.lists) delete scope[list.name];
}

function visit(rule, depth, scope, profile, answers) {
  if (depth === rule.lists.length) {
    answers.push(judge(rule, scope, profile));
    return;
  }
  const { name, elements } = rule.lists[depth];
  for (const element of elements(scope) ?? []) {
    scope[name] = element;
    visit(rule, depth + 1, scope, profile, answers);
  }
}

function judge(rule, scope, profile) {
  if (rule.when && rule.when(scope) !== true) return -2;
  for (let i = 0; i < rule.levels.length; ++i) {
    const level = rule.levels[i];
    if (covers(level.phases, profile.phase) && covers(level.types, profile.type) &&
        level.raised(scope) === true)
      return i;
  }
  return -1;
}

// --- Agreement first

function prepare(name, engine) {
  const compiled = new Map();
  const refused = new Map();
  for (const rule of work.rules) {
    try {
      compiled.set(rule.id, compile(engine, rule));
    } catch (error) {
      refused.set(rule.id, error.message);
    }
  }
  const scopes = work.profiles.map((profile) => scopeOf(engine, profile));
  let agreed = 0;
  let asked = 0;
  const differing = new Map();
  work.profiles.forEach((profile, i) => {
    for (const [id, expected] of Object.entries(profile.answers)) {
      if (!compiled.has(id)) continue;
      const answers = [];
      try {
        ask(compiled.get(id), scopes[i], profile, answers);
      } catch (error) {
        differing.set(id, String(error.message ?? error).split('\n')[0]);
      }
      asked += expected.length;
      agreed += expected.filter((answer, k) => answer === answers[k]).length;
      if (String(answers) !== String(expected) && !differing.has(id))
        differing.set(id, `${profile.name}: ${answers} for ${expected}`);
    }
  });
  if (process.env.VERBOSE)
    for (const [id, reason] of [...refused, ...differing]) console.error(name, id, reason);
  const fit = [...compiled.keys()].filter((id) => !differing.has(id));
  return { name, compiled, scopes, fit: new Set(fit), agreed, asked, refused: refused.size };
}

const libraries = Object.entries(engines).map(([name, engine]) => prepare(name, engine));
const common = work.rules.map((rule) => rule.id).filter((id) => libraries.every(({ fit }) => fit.has(id)));

// --- Times

// Microseconds a profile: for each one the median of many runs, each timed on its own, because a busy
// machine stretches some of them.
function timeOf(run) {
  let sum = 0;
  for (let i = 0; i < work.profiles.length; ++i) {
    const times = [];
    for (const begin = performance.now(); times.length < 20 || performance.now() - begin < 30;) {
      const start = performance.now();
      run(i);
      times.push(performance.now() - start);
    }
    sum += median(times);
  }
  return sum * 1000 / work.profiles.length;
}

const rows = new Map();
const note = (name, time) => rows.set(name, [...(rows.get(name) ?? []), time]);
let sink = 0;

for (const library of libraries)
  library.pairs = work.profiles.map((profile, i) => ({
    profile,
    scope: library.scopes[i],
    rules: common.filter((id) => id in profile.answers).map((id) => library.compiled.get(id)),
  }));

function askAll(library, i) {
  const { profile, scope, rules } = library.pairs[i];
  const answers = [];
  for (const rule of rules) ask(rule, scope, profile, answers);
  sink += answers.length;
}

function parse(i) {
  sink += Object.keys(JSON.parse(work.profiles[i].text)).length;
}

for (let round = -2; round < rounds; ++round) {  // the first two warm up
  const keep = round >= 0 ? note : () => {};
  keep('JSON.parse', timeOf(parse));
  for (const library of libraries) {
    keep(`${library.name}: ask`, timeOf((i) => askAll(library, i)));
    keep(`${library.name}: parse+ask`, timeOf((i) => { parse(i); askAll(library, i); }));
  }
  for (const line of ours('measure', common.join(',')).trim().split('\n')) {
    const [name, time] = line.split(' ');
    keep(`partner-check: ${name}`, Number(time));
  }
}

const bytes = work.profiles.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0);
const answers = work.profiles.reduce((sum, { answers: all }) =>
  sum + common.reduce((count, id) => count + (all[id]?.length ?? 0), 0), 0);
const version = (name) =>
  JSON.parse(readFileSync(new URL(`node_modules/${name}/package.json`, import.meta.url))).version;

console.log(`${work.profiles.length} profiles, ${Math.round(bytes / work.profiles.length / 1024)} KiB on average;`,
  `${common.length} of ${work.rules.length} rules;`, `${Math.round(answers / work.profiles.length)} answers a profile`);
console.log(`${cpus()[0].model}; node ${process.version}; ` +
  ['@marcbachmann/cel-js', '@bufbuild/cel', 'json-logic-engine'].map((name) => `${name} ${version(name)}`).join(', '));
console.log(`median of ${rounds} rounds, in microseconds a profile\n`);
console.log('| library | rules it takes | answers as ours |\n|---|---:|---:|');
for (const { name, compiled, agreed, asked } of libraries)
  console.log(`| ${name} | ${compiled.size} of ${work.rules.length} | ${agreed} of ${asked} |`);
console.log('\n| what | median | least | most |\n|---|---:|---:|---:|');
for (const [name, times] of rows)
  console.log(`| ${name} | ${median(times).toFixed(1)} | ${Math.min(...times).toFixed(1)} | ${Math.max(...times).toFixed(1)} |`);
if (sink === 0) throw new Error('nothing was measured');

// needs: xmllint
// needs: python3
// needs: npm:junit2json
//
// JUnit XML against a schema (junit/junit.xsd, by xmllint), read by two programs (junit2json and Python's
// ElementTree), and held against the json output of the same run: suites, cases, outcomes, counts.
import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

import { cases, listing, printed, rulesOf, shown as visible } from "./cases.mjs";

const { SOURCE, WORK, MODULES } = process.env;
const { parse } = await import(pathToFileURL(createRequire(`${MODULES}/`).resolve("junit2json")).href);

// XML has no way to write these two.
const shown = (text) => visible(text).replace(/[\ufffe\uffff]/g, "\ufffd");

function run(program, args, input) {
  const { error, status, stdout, stderr } = spawnSync(program, args, { input, maxBuffer: 1 << 30 });
  if (error) throw error;
  return { status, out: stdout.toString(), err: stderr.toString() };
}

// What the schema has against each of the files; xmllint names the file in each line.
function schemaProblems(files) {
  const schema = `${SOURCE}/tests/consumers/junit/junit.xsd`;
  const { err } = run("xmllint", ["--nonet", "--noout", "--schema", schema, ...files]);
  return err.split("\n").filter((line) => line !== "" && !line.endsWith(" validates"));
}

// Readers give [{ name, counts, properties, cases: [{ name, classname, outcome, type, message, text }] }],
// with the counts of all at the end.
const outcomes = ["failure", "error", "skipped", "system-out"];

const elementTree = `
import json, sys, xml.etree.ElementTree as tree
def node(e): return [e.tag, e.attrib, e.text or "", [node(c) for c in e]]
print(json.dumps([node(tree.parse(f).getroot()) for f in sys.argv[1:]]))`;

function readByPython(files) {
  const { status, out, err } = run("python3", ["-c", elementTree, ...files]);
  if (status !== 0) throw new Error(err);
  return JSON.parse(out).map(([, counts, , suites]) => ({
    counts,
    suites: suites.map(([, attributes, , [[, , , properties], ...tests]]) => ({
      name: attributes.name,
      counts: attributes,
      properties: Object.fromEntries(properties.map(([, { name, value }]) => [name, value])),
      cases: tests.map(([, { name, classname }, , [outcome]]) => ({
        name, classname, outcome: outcome?.[0], type: outcome?.[1].type, message: outcome?.[1].message,
        text: outcome?.[2] ?? "",
      })),
    })),
  }));
}

async function readByJunit2json(text) {
  const { testsuite: suites, ...counts } = await parse(text);
  const one = (list) => (Array.isArray(list) ? list[0] : list);
  return {
    counts,
    suites: (suites ?? []).map(({ testcase: tests, properties, ...attributes }) => ({
      name: attributes.name,
      counts: attributes,
      properties: Object.fromEntries(properties.map(({ name, value }) => [name, String(value)])),
      cases: (tests ?? []).map((test) => {
        const outcome = outcomes.find((name) => test[name]);
        const inner = outcome && one(test[outcome]);
        return { name: test.name, classname: test.classname, outcome, type: inner?.type, message: inner?.message,
          text: (inner?.inner ?? inner) || "" };
      }),
    })),
  };
}

// What the case of a rule must be, from the json output.
function expectedCase(rule, profile) {
  const findings = listing(profile).filter(({ finding }) => finding.rule === rule.id);
  const waived = findings.filter(({ finding }) => finding.waiver !== null);
  const failing = findings.filter(({ as, finding }) =>
    as === "raised" && finding.waiver === null && finding.severity !== "info");
  const open = findings.filter(({ finding }) => finding.possible_severity !== finding.severity);
  const failed = findings.filter(({ as }) => as === "error");
  const expect = (outcome, list, type) => ({ name: `${rule.id} ${rule.title}`, classname: rule.dimension,
    outcome, type, findings, list });
  if (failed.length) return expect("error", failed, "rule-failed");
  if (failing.length) return expect("failure", failing, failing[0].finding.severity);
  if (waived.length) return expect("skipped", waived, "waived");
  if (open.length) return expect("skipped", open, "unknown");
  return expect(findings.length ? "system-out" : undefined, [], undefined);
}

function waiverWords({ finding }, { waivers }) {
  const { expires, owner, reason } = waivers[finding.waiver];
  return `waived until ${expires} by ${owner}: ${reason}`;
}

function caseProblems(test, expected, profile) {
  const problems = [];
  for (const key of ["name", "classname", "outcome", "type"])
    if ((test[key] ?? "") !== shown(expected[key] ?? "")) problems.push(`${key} is ${test[key]}, not ${expected[key]}`);
  const first = expected.list[0];
  if (first && expected.type !== "unknown") {
    const { finding } = first;
    const what = shown(expected.type === "waived" ? waiverWords(first, profile)
      : finding.error ?? (finding.message || finding.title));
    if (!test.message?.startsWith(what)) problems.push(`the message is ${test.message}, not ${what}`);
  }
  if (expected.type === "unknown" && !first.finding.missing.every((pointer) => test.message?.includes(shown(pointer))))
    problems.push("the message does not name the facts it waits for");
  const more = test.message?.match(/ \(and (\d+) more\)$/);
  if (Number(more?.[1] ?? 0) !== Math.max(expected.list.length - 1, 0)) problems.push("another number of findings");
  for (const { finding } of expected.findings)
    for (const text of [finding.title, finding.why, finding.fix, ...finding.elements])
      if (!test.text.includes(shown(text))) problems.push(`no ${text} in the text`);
  return problems.map((problem) => `${expected.name}: ${problem}`);
}

// The case of a part of the profile on which the partners agree, or not.
function sectionProblems(test, { id, title, different }, { views }) {
  const problems = [];
  const name = `VIEWS The partners agree: ${title}`;
  if (test.name !== shown(name) || test.classname !== "views") problems.push(`is ${test.classname} ${test.name}`);
  if (test.outcome !== (different ? "skipped" : undefined)) problems.push(`the outcome is ${test.outcome}`);
  for (const said of views.differences.filter(({ section }) => section === id))
    for (const text of [said.title, ...said.words.map(({ value }) => value)])
      if (!test.text.includes(shown(text))) problems.push(`no ${text} in the text`);
  return problems.map((problem) => `${name}: ${problem}`);
}

function countProblems({ name, counts, cases: tests }) {
  const count = (outcome) => tests.filter((test) => test.outcome === outcome).length;
  const real = { tests: tests.length, failures: count("failure"), errors: count("error"), skipped: count("skipped") };
  return Object.keys(real).filter((key) => Number(counts[key]) !== real[key])
    .map((key) => `${name}: ${key} is ${counts[key]}, not ${real[key]}`);
}

function suiteProblems(suite, profile, json) {
  const rules = rulesOf(profile, json);
  const applicable = rules.filter(({ state }) => state !== "not_applicable");
  const others = profile.errors.filter(({ rule }) => !applicable.some(({ id }) => id === rule));
  const expected = [...applicable, ...rules.filter(({ id }) => others.some(({ rule }) => rule === id))];
  const problems = countProblems(suite);
  const sections = profile.views?.sections ?? [];
  if (suite.cases.length !== expected.length + sections.length)
    return [...problems, `${suite.name}: ${suite.cases.length} cases, not ${expected.length + sections.length}`];
  problems.push(...sections.flatMap((section, i) => sectionProblems(suite.cases[expected.length + i], section, profile)));
  const property = (name, value) => {
    if ((suite.properties[name] ?? "") !== shown(String(value ?? "")))
      problems.push(`${suite.name}: ${name} is ${suite.properties[name]}, not ${value}`);
  };
  property("name", profile.name);
  property("score", profile.score.value);
  property("band", profile.score.band);
  property("proven", profile.score.proven.score);
  property("possible", profile.score.possible.score);
  property("coverage", profile.score.coverage);
  property("gate", profile.gate.verdict);
  property("sha256", profile.sha256);
  for (const name of ["rules_sha256", "policy_sha256", "waivers_sha256", "scoring_version", "exit_code"])
    property(name, json[name]);
  for (const { name, expected: wanted, found, verdict } of profile.gate.checks)
    property(`gate: ${name}`, `expected ${wanted}, found ${found}: ${verdict}`);
  return [...problems, ...expected.flatMap((rule, i) =>
    caseProblems(suite.cases[i], expectedCase(rule, profile), profile))];
}

function failureProblems(suite, failure) {
  const [test, ...rest] = suite.cases;
  const [first] = failure.problems;
  const isRight = rest.length === 0 && test.outcome === "error" && test.type === first.code &&
    test.message?.startsWith(shown(first.message)) &&
    failure.problems.every(({ code }) => test.text.includes(`[${code}]`));
  return [...countProblems(suite), ...(isRight ? [] : [`${suite.name}: not the error of ${failure.file}`])];
}

function problemsOf({ counts, suites }, json) {
  const { profiles, failures } = json;
  if (suites.length !== profiles.length + failures.length) return [`${suites.length} suites`];
  const sum = (key) => suites.reduce((total, suite) => total + Number(suite.counts[key]), 0);
  return [
    ...["tests", "failures", "errors"].filter((key) => Number(counts[key]) !== sum(key)).map((key) => `sum of ${key}`),
    ...profiles.flatMap((profile, i) => suiteProblems(suites[i], profile, json)),
    ...failures.flatMap((failure, i) => failureProblems(suites[profiles.length + i], failure)),
  ];
}

const faults = [];
const readable = [];
let tests = 0;
for (const shownCase of cases()) {
  const xml = printed(shownCase, "junit").toString();
  const text = printed(shownCase, "json").toString();
  if (text === "") {
    if (xml !== "") faults.push(`${shownCase.name}: something is printed`);
    continue;
  }
  const file = `${WORK}/${shownCase.name}.xml`;
  writeFileSync(file, xml);
  readable.push({ name: shownCase.name, xml, json: JSON.parse(text), file });
}
for (const line of schemaProblems(readable.map(({ file }) => file))) faults.push(line);
const byPython = readByPython(readable.map(({ file }) => file));
for (const [i, { name, xml, json }] of readable.entries()) {
  const read = await readByJunit2json(xml);
  tests += byPython[i].suites.reduce((total, suite) => total + suite.cases.length, 0);
  for (const problem of problemsOf(byPython[i], json)) faults.push(`${name}, ElementTree: ${problem}`);
  for (const problem of problemsOf(read, json)) faults.push(`${name}, junit2json: ${problem}`);
}

// A comparison that misses a spoilt report proves nothing.
const whole = readable.find(({ name }) => name === "batch");
const spoils = {
  "a count is wrong": (xml) => xml.replace(/(<testsuite .*failures=")(\d+)/, (_, a, n) => `${a}${Number(n) + 1}`),
  "a sum is wrong": (xml) => xml.replace(/(<testsuites .*tests=")(\d+)/, (_, a, n) => `${a}${Number(n) + 1}`),
  "a case is gone": (xml) => xml.replace(/ {4}<testcase [^>]*\/>\n/, ""),
  "a failure passes": (xml) => xml.replace(/ {6}<failure [^]*?<\/failure>\n/, ""),
  "another severity": (xml) => xml.replace(/(<failure .*type=")\w+/, "$1low"),
  "a skipped rule fails": (xml) => xml.replace(/<skipped ([^]*?)<\/skipped>/, "<failure $1</failure>"),
  "two outcomes": (xml) => xml.replace(/( {6}<failure [^]*?<\/failure>\n)/, "$1$1"),
  "a tag is open": (xml) => xml.replace("</failure>", ""),
  "a control character": (xml) => xml.replace("<failure message=\"", "$&\u0001"),
  "an attribute without escape": (xml) => xml.replace("<failure message=\"", "$&<"),
  "a suite is gone": (xml) => xml.replace(/ {2}<testsuite [^]*?<\/testsuite>\n/, ""),
  "the score is another": (xml) => xml.replace(/(name="(?:score|proven)" value=")/, "$11"),
};
for (const [name, spoil] of Object.entries(spoils)) {
  const file = `${WORK}/spoilt.xml`;
  const xml = spoil(whole.xml);
  writeFileSync(file, xml);
  const isSeen = xml !== whole.xml &&
    (schemaProblems([file]).length > 0 || problemsOf(readByPython([file])[0], whole.json).length > 0);
  if (!isSeen) faults.push(`not seen: ${name}`);
}

console.log(`${readable.length} reports, ${tests} cases; ${Object.keys(spoils).length} spoilt reports`);
for (const fault of faults.slice(0, 20)) console.log(fault);
if (faults.length > 0) console.log(`${faults.length} faults`);
process.exitCode = faults.length > 0 ? 1 : 0;

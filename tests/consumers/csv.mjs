// needs: python3
// needs: npm:papaparse
//
// Both CSV tables, read by two programs (papaparse and Python's csv module) and held against the json
// output of the same run, cell by cell; that nothing in them is a formula, and every line is a record.
import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";

import { cases, differencesOf, fileOf, listing, printed, rulesOf, shown } from "./cases.mjs";

const papaparse = createRequire(`${process.env.MODULES}/`)("papaparse");

function readByPapaparse(text) {
  const { data, errors } = papaparse.parse(text, { newline: "\r\n", delimiter: "," });
  if (errors.length > 0) throw new Error(JSON.stringify(errors));
  return data.slice(0, -1);  // behind the last line end
}

const reader = `
import csv, io, json, sys
texts = json.load(sys.stdin)
print(json.dumps([list(csv.reader(io.StringIO(text, newline=""), strict=True)) for text in texts]))`;

function readByPython(texts) {
  const { error, status, stdout, stderr } = spawnSync("python3", ["-c", reader],
    { input: JSON.stringify(texts), maxBuffer: 1 << 30, env: { ...process.env, PYTHONIOENCODING: "utf-8" } });
  if (error || status !== 0) throw error ?? new Error(stderr);
  return JSON.parse(stdout);
}

// A text as a cell has it.
const cell = (text) => {
  const safe = shown(String(text ?? ""));
  return /^ *[=+\-@\uff1d\uff0b\uff0d\uff20]/u.test(safe) ? `'${safe}` : safe;
};
const number = (value) => (value === null || value === undefined ? "" : String(value));
const severity = (name) => (name === "clear" ? "" : name);

function* expectedFindings(json) {
  const { profiles, failures } = json;
  for (const profile of profiles) {
    for (const { as, finding, gain } of listing(profile)) {
      const rule = rulesOf(profile, json).find(({ id }) => id === finding.rule);
      const waiver = finding.waiver === null ? undefined : profile.waivers[finding.waiver];
      yield { profile: cell(profile.name), file: cell(fileOf(finding.at, profile)), line: number(finding.at.line),
        pointer: cell(finding.pointer), rule: cell(rule.id), title: cell(finding.title),
        dimension: cell(rule.dimension), state: as, severity: severity(finding.severity),
        possible_severity: severity(finding.possible_severity), element: cell(finding.elements.join(" · ")),
        message: as === "unknown" ? "" : cell(finding.error ?? finding.message),
        gain: number(gain), root: cell(rule.root),
        why: cell(finding.why), fix: cell(finding.fix), effort: rule.effort,
        new: profile.regression === null || as !== "raised" ? "" : finding.fresh ? "yes" : "no",
        waits_for: cell(finding.missing.join(" ")), waived_until: cell(waiver?.expires) };
    }
    for (const { said, at } of differencesOf(profile)) {
      const words = said.words.map(({ side, value }) => `${profile.views.sides[side].name}: ${value}`);
      yield { profile: cell(profile.name), file: cell(fileOf(at, profile)), line: number(at.line),
        pointer: cell(said.pointer), rule: cell("VIEWS"), state: "different", severity: "info",
        element: cell([said.entries.join(" · "), said.title].filter((text) => text !== "").join(": ")),
        ...(words.length ? { message: cell([...words, ...(said.because ? [said.because] : [])].join("; ")) } : {}) };
    }
  }
  for (const { file, problems } of failures)
    for (const { code, message, pointer, hint, line } of problems)
      yield { profile: "", file: cell(file), ...(line === null ? {} : { line: number(line) }), pointer: cell(pointer),
        rule: "", state: "invalid", message: cell(`${code}: ${message}`), fix: cell(hint), gain: "" };
}

function* expectedProfiles(json) {
  const { profiles, failures } = json;
  const run = { tool_version: cell(json.tool.version), exit_code: number(json.exit_code) };
  for (const name of ["scoring_version", "rules_sha256", "policy_sha256", "waivers_sha256"])
    run[name] = cell(json[name]);
  for (const profile of profiles) {
    const all = listing(profile);
    const certain = all.filter(({ as, finding }) => as === "raised" && finding.waiver === null);
    const waived = all.filter(({ as, finding }) => as === "raised" && finding.waiver !== null);
    const counts = ["critical", "high", "medium", "low", "info"].map((name) =>
      [name, number(certain.filter(({ finding }) => finding.severity === name).length)]);
    const count = (state) => number(all.filter(({ as }) => as === state).length);
    yield { ...run, profile: cell(profile.name), file: cell(profile.file), line: number(profile.line),
      type: cell(profile.type), phase: cell(profile.phase), as_of: cell(profile.as_of),
      evaluated_on: cell(profile.evaluated_on), score: number(profile.score.value),
      proven: number(profile.score.proven.score), possible: number(profile.score.possible.score),
      coverage: number(profile.score.coverage), band: cell(profile.score.band), gate: profile.gate.verdict,
      gate_reasons: cell(profile.gate.checks.filter(({ verdict }) => verdict !== "pass")
        .map(({ name, expected, found }) => `${name}: expected ${expected}, found ${found}`).join("; ")),
      ...Object.fromEntries(counts), open: count("unknown"), waived: number(waived.length),
      profile_sha256: cell(profile.sha256), score_after_waivers: number(profile.after_waivers?.score),
      failed_rules: count("error"), problem: "",
      views: number(profile.views && profile.views.sides.length - 1), told_alike: number(profile.views?.agreed),
      told_differently: number(profile.views?.different), told_by_one: number(profile.views?.one_sided.length),
      ...Object.fromEntries(profile.dimensions.map(({ id, stated }) => [`score: ${id}`, number(stated)])) };
  }
  for (const { file, problems } of failures)
    yield { ...run, profile: "", file: cell(file), score: "", gate: "", critical: "", open: "",
      problem: cell(problems.map(({ code, message, line }) =>
        `${line === null ? "" : `line ${line}, `}${code}: ${message}`).join("; ")) };
}

const tables = { csv: expectedFindings, "csv-profiles": expectedProfiles };

function* tableProblems([header, ...rows], expected) {
  const wanted = [...expected];
  if (new Set(header).size !== header.length) yield "a column twice";
  if (rows.length !== wanted.length) return yield `${rows.length} rows, not ${wanted.length}`;
  for (const [i, row] of rows.entries()) {
    if (row.length !== header.length) yield `row ${i}: ${row.length} cells, not ${header.length}`;
    for (const [column, value] of Object.entries(wanted[i])) {
      const found = row[header.indexOf(column)];
      if (found !== value) yield `row ${i}, ${column}: ${JSON.stringify(found)}, not ${JSON.stringify(value)}`;
    }
  }
}

function* formProblems(text, rows) {
  const lines = text.split("\r\n");
  if (lines.pop() !== "") yield "no line end at the end";
  if (lines.length !== rows.length) yield `${lines.length} lines, ${rows.length} records`;
  if (/[\u0000-\u0009\u000b\u000c\u000e-\u001f\u202a-\u202e\ufeff]/.test(text) || /[^\r]\n|\r[^\n]/.test(text))
    yield "a control character";
  for (const value of rows.flat())
    if (/^[=+\-@\t\r]/.test(value) && !/^-?\d+(\.\d+)?$/.test(value)) yield `a formula: ${value}`;
}

function problemsOf({ format, text, rows, json }) {
  return [...formProblems(text, rows), ...tableProblems(rows, tables[format](json))];
}

const faults = [];
const read = [];
for (const shownCase of cases()) {
  const result = printed(shownCase, "json").toString();
  for (const format of Object.keys(tables)) {
    const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(printed(shownCase, format));
    if (result !== "") read.push({ name: `${shownCase.name} ${format}`, format, text, json: JSON.parse(result) });
    else if (text !== "") faults.push(`${shownCase.name} ${format}: something is printed`);
  }
}
const byPython = readByPython(read.map(({ text }) => text));
let cells = 0;
for (const [i, table] of read.entries())
  for (const [program, rows] of Object.entries({ papaparse: readByPapaparse(table.text), python: byPython[i] })) {
    cells += rows.flat().length;
    for (const problem of problemsOf({ ...table, rows })) faults.push(`${table.name}, ${program}: ${problem}`);
  }

// A comparison that misses a spoilt table proves nothing.
const spoils = {
  "a quote is not doubled": (text) => text.replace('""', '"'),
  "a formula": (text) => text.replace(`"'=`, '"='),
  "a row is gone": (text) => text.replace(/\r\n[^\r]*\r\n/, "\r\n"),
  "another line end": (text) => text.replace("\r\n", "\n"),
  "a line within a cell": (text) => text.replace('\r\n"', '\r\n"\n'),
  "two cells are swapped": (text) => text.replace(/("raised"),("\w+")/, "$2,$1"),
  "a number is another": (text) => text.replace(/,(\d+),/, ",$11,"),
  "a byte order mark": (text) => `\ufeff${text}`,
};
const hostile = read.find(({ name }) => name === "hostile csv");
for (const [name, spoil] of Object.entries(spoils)) {
  const text = spoil(hostile.text);
  let isSeen = false;
  try {
    isSeen = problemsOf({ ...hostile, text, rows: readByPapaparse(text) }).length > 0;
  } catch {
    isSeen = true;
  }
  if (text === hostile.text || !isSeen) faults.push(`not seen: ${name}`);
}

console.log(`${read.length} tables, ${cells} cells; ${Object.keys(spoils).length} spoilt tables`);
for (const fault of faults.slice(0, 20)) console.log(fault);
if (faults.length > 0) console.log(`${faults.length} faults`);
process.exitCode = faults.length > 0 ? 1 : 0;

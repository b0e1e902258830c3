// needs: npm:ajv
// needs: npm:ajv-formats
// needs: npm:vscode-json-languageservice
//
// Breaks the example profiles in some hundred ways and asks three programs whether each result is a
// profile (judges.mjs). What JSON Schema can say, all must say, and at the same line; what only
// partner-check says is counted by reason, and so is what is known of the others (`gaps`).
// BREAKS=all tries every break of every field that the examples fill in; it takes minutes.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";

import { breaksOf } from "./breaks.mjs";
import { ajvJudge, Editor, layOut, ourProblems } from "./judges.mjs";

const { SOURCE, WORK, BREAKS } = process.env;
const perKind = BREAKS === "all" ? Infinity : 30;

// mulberry32
function randomNumbers(seed) {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

// One break a kind and site, from any of the profiles; then `perKind` sites a kind.
function chosenBreaks(schema) {
  const random = randomNumbers(20261101);
  const sites = new Map();
  for (const file of readdirSync(`${SOURCE}/data/profiles`).sort())
    for (const broken of breaksOf(readFileSync(`${SOURCE}/data/profiles/${file}`, "utf8"), schema)) {
      const key = `${broken.kind}: ${broken.site}`;
      const seen = (sites.get(key)?.seen ?? 0) + 1;
      const isChosen = random() < 1 / seen;
      sites.set(key, { seen, broken: isChosen ? broken : sites.get(key).broken });
    }
  const kinds = new Map();
  for (const { broken } of sites.values())
    kinds.set(broken.kind, [...(kinds.get(broken.kind) ?? []), broken]);
  return [...kinds.values()].flatMap((list) => {
    while (list.length > perKind) list.splice(Math.floor(random() * list.length), 1);
    return list;
  });
}

const codesOfOurs = ["unknown-reference", "duplicate-id", "date-order", "part-over-whole", "contradiction",
  "not-a-list"];
// Why JSON Schema cannot say what partner-check says; undefined where it can.
function oursAlone({ code, message, pointer }) {
  if (code === "unknown-field" && pointer.endsWith("_complete")) return "flag of no list";
  if (code === "out-of-range" && message.includes("dates lie between")) return "far date";
  if (code === "not-a-date" && message.includes('"0000-')) return "far date";
  return codesOfOurs.includes(code) ? code : undefined;
}

// What the others are known not to see.
const gaps = {
  "ajv: a name given twice (JSON.parse keeps the last)": ({ ours, ajv }) =>
    ajv.length === 0 && ours.some(({ code }) => code === "json-duplicate-key"),
  "editor: a day that no calendar has": ({ ours, editor }) =>
    editor.length === 0 && ours.length > 0 &&
    ours.every(({ message }) => message.includes("no day of the calendar")),
  "editor: a document that is no object has no $schema": ({ editor, text }) =>
    editor.length === 0 && !text.startsWith("{"),
};

const isSyntax = ({ code }) => code.startsWith("json-");

// Ours is where the editor underlines, and the editor underlines nothing else. It underlines both
// of two equal names, the whole list for an entry given twice, and after a mistake of syntax also
// what it then misses.
function samePlace(ours, editor) {
  const where = (problem) => editor.some(({ line, to }) => line <= problem.line && problem.line <= to);
  return ours.every(where) && (ours.some(isSyntax) || editor.every(({ line, to }) =>
    ours.some((problem) => problem.line === line ||
      (problem.code === "duplicate-item" && line < problem.line && problem.line < to))));
}

// What is wrong with the three judgements of one break; undefined if nothing is.
function difference(judged) {
  const ours = judged.ours.filter((problem) => !oursAlone(problem));
  const { ajv, editor } = judged;
  if (Object.values(gaps).some((isGap) => isGap({ ...judged, ours }))) return undefined;
  const refused = ours.length > 0;
  if (ajv.length > 0 !== refused) return `ajv ${refused ? "accepts" : "refuses"} what we do not`;
  if (editor.length > 0 !== refused) return `the editor ${refused ? "accepts" : "refuses"} what we do not`;
  return refused && !samePlace(ours, editor) ? "the editor has another line" : undefined;
}

async function judge(list, schema) {
  list.forEach((broken, index) => {
    broken.file = `profiles/${index}.json`;
    broken.text = broken.text();
    writeFileSync(`${WORK}/${broken.file}`, broken.text);
  });
  const ours = ourProblems(WORK);
  const ajv = ajvJudge(schema);
  const editor = new Editor(WORK);
  for (const broken of list) {
    broken.ours = ours.get(broken.file) ?? [];
    broken.ajv = ajv(broken.text);
    broken.editor = await editor.problems(broken.file, broken.text);
  }
  return list;
}

// A comparison that misses a spoilt judgement proves nothing.
function missedSpoils(judged) {
  const clear = judged.find(({ ours, editor }) => ours.length === 0 && editor.length === 0);
  const refused = judged.find(({ kind, ours }) => kind === "an unknown field" && ours.length > 0);
  const [problem] = refused.ours;
  const spoilt = {
    "a refusal of ours is gone": { ...refused, ours: [] },
    "ajv accepts": { ...refused, ajv: [] },
    "the editor accepts": { ...refused, editor: [] },
    "ours is a line off": { ...refused, ours: [{ ...problem, line: problem.line + 1 }] },
    "the editor has one more": { ...refused, editor: [...refused.editor, { line: 9999, to: 9999 }] },
    "we refuse a sound one": { ...clear, ours: refused.ours },
    "ajv refuses a sound one": { ...clear, ajv: refused.ajv },
  };
  return Object.keys(spoilt).filter((name) => difference(spoilt[name]) === undefined);
}

function countBy(list, keysOf) {
  const counts = {};
  for (const item of list) for (const key of new Set(keysOf(item))) counts[key] = (counts[key] ?? 0) + 1;
  return counts;
}

const schema = layOut(WORK);
const judged = await judge(chosenBreaks(schema), schema);
const kinds = new Set(judged.map(({ kind }) => kind));
const alone = judged.filter(({ ours }) => ours.length > 0 && ours.every(oursAlone));
const aloneBy = countBy(alone, ({ ours }) => ours.map(oursAlone));
const gapsBy = countBy(judged, (broken) => Object.keys(gaps).filter((gap) => gaps[gap](broken)));
const verdicts = judged.map((broken) =>
  [broken.ours, broken.ajv, broken.editor].filter(({ length }) => length > 0).length);
const refusedBy = (number) => verdicts.filter((verdict) => verdict === number).length;

console.log(`${judged.length} breaks of ${kinds.size} kinds`);
console.log(`  refused by all three: ${refusedBy(3)}`);
console.log(`  accepted by all three: ${refusedBy(0)}`);
console.log(`  refused by partner-check alone: ${alone.length}`);
for (const [reason, count] of Object.entries(aloneBy)) console.log(`    ${reason}: ${count}`);
for (const [gap, count] of Object.entries(gapsBy)) console.log(`  not seen by ${gap}: ${count}`);

const faults = [];
for (const broken of judged) {
  const what = difference(broken);
  if (what) faults.push(`${broken.kind}: ${broken.site}: ${what}\n  ${JSON.stringify(
    { ours: broken.ours, ajv: broken.ajv, editor: broken.editor })}`);
}
for (const gap of Object.keys(gaps)) if (!gapsBy[gap]) faults.push(`no break shows the gap "${gap}"`);
for (const code of ["flag of no list", "far date", ...codesOfOurs])
  if (!aloneBy[code]) faults.push(`no break shows "${code}"`);
for (const name of missedSpoils(judged)) faults.push(`the comparison does not see that ${name}`);
for (const fault of faults.slice(0, 20)) console.log(fault);
if (faults.length > 0) console.log(`${faults.length} faults`);
process.exitCode = faults.length > 0 ? 1 : 0;

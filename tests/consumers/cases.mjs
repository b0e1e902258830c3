// part of: json.mjs, junit.mjs, csv.mjs, badge.mjs, sarif.mjs, github.mjs, gitlab.mjs
//
// The runs whose output is tried: those of tests/reports/cases.txt, the example profiles together and
// each alone. And what output and json must have in common.
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";

const { PARTNER_CHECK, SOURCE } = process.env;

export function cases() {
  const reports = readFileSync(`${SOURCE}/tests/reports/cases.txt`, "utf8").trim().split("\n").map((line) => {
    const [name, words] = line.split(": ");
    return { name, folder: `${SOURCE}/tests/reports`, args: [...words.split(" "), "--schema", "pack/schema.json",
      "--rules", "pack/rules"] };
  });
  const folder = `${SOURCE}/data/profiles`;
  const alone = readdirSync(folder).sort().map((file) => ({ name: file, folder, args: [file] }));
  return [...reports, { name: "profiles", folder: `${SOURCE}/data`, args: ["profiles"] }, ...alone];
}

// What the program prints in a case, as bytes.
export function printed({ folder, args }, format) {
  const all = [...args, "--as-of", "2026-11-22", "-f", format];
  const run = spawnSync(PARTNER_CHECK, all, { cwd: folder, maxBuffer: 1 << 30, env: {} });
  if (run.error) throw run.error;
  if (![0, 1, 2, 3, 4].includes(run.status))
    throw new Error(`${all.join(" ")} ends with ${run.signal ?? run.status}: ${run.stderr}`);
  return run.stdout;
}

const unsafe = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;

// A text as all formats show it: on one line, with control characters made visible.
export const shown = (text) => text.replace(unsafe, (c) => {
  const code = c.codePointAt(0).toString(16);
  return code.length > 2 ? `\\u${code.padStart(4, "0")}` : `\\x${code.padStart(2, "0")}`;
});

// Every finding of a profile in the json output, once: { as, finding, gain }.
export function listing(profile) {
  const raised = profile.remedies.flatMap(({ findings, gain }) => findings
    .filter(({ error }) => !error)
    .map((finding) => ({ as: "raised", finding, gain: profile.score.band === null ? null : gain })));
  const of = (list, as) => list.map((finding) => ({ as, finding, gain: null }));
  return [...raised, ...of(profile.notes.filter(({ error }) => !error), "raised"),
    ...of(profile.open.filter(({ severity }) => severity === "clear"), "unknown"), ...of(profile.errors, "error")];
}

// The file that a place is in.
export const fileOf = (at, profile) => at.file ?? profile.file;

// What the partners say differently, each at the word of the first view: { said, at }.
export const differencesOf = ({ views }) => (views?.differences ?? []).map((said) => {
  const word = said.words.find(({ side }) => side > 0) ?? said.words[0];
  return { said, at: word?.at ?? { line: 1, file: null } };
});

// What became of each rule in a profile, with its text.
export const rulesOf = (profile, { rules }) =>
  profile.rules.map((result) => ({ ...rules.find(({ id }) => id === result.id), ...result }));

// needs: npm:ajv
//
// Every run as GitLab's Code Quality report: the members that GitLab documents, a fingerprint for each
// entry that a new layout of the profile does not change, and the findings of json.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";

import { cases, differencesOf, fileOf, printed, shown } from "./cases.mjs";

const { MODULES, SOURCE, WORK } = process.env;
const Ajv = createRequire(`${MODULES}/`)("ajv");

// As https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format lists them.
const text = { type: "string", minLength: 1 };
const strict = (properties) =>
  ({ type: "object", properties, required: Object.keys(properties), additionalProperties: false });
const ajv = new Ajv();
const conforms = ajv.compile({
  type: "array",
  items: strict({
    description: text,
    check_name: text,
    fingerprint: text,
    severity: { enum: ["info", "minor", "major", "critical", "blocker"] },
    location: strict({
      path: { type: "string", pattern: "^[^/]" },
      lines: strict({ begin: { type: "integer", minimum: 1 } }),
    }),
  }),
});

const severities = { critical: "blocker", high: "critical", medium: "major", low: "minor", info: "info" };

function* faults(entries, json) {
  if (!conforms(entries)) {
    yield ajv.errorsText(conforms.errors);
    return;
  }
  const prints = entries.map(({ fingerprint }) => fingerprint);
  if (new Set(prints).size !== prints.length) yield "two entries with one fingerprint";
  const wanted = json.profiles.flatMap((profile) =>
    [...profile.remedies.flatMap(({ findings }) => findings), ...profile.notes,
      ...differencesOf(profile).map(({ at }) => ({ rule: "VIEWS", severity: "info", at }))]
      .filter(({ waiver }) => waiver === undefined || waiver === null)
      .map(({ rule, severity, at }) => `${rule} ${severities[severity]} ${fileOf(at, profile)}:${at.line}`)).sort();
  const isRule = (check) => /^([A-Z]+\d+|VIEWS)$/.test(check);
  const certain = entries.filter(({ check_name: check, description }) =>
    isRule(check) && !description.startsWith("Cannot tell: "));
  const found = certain.map(({ check_name: check, severity, location }) =>
    `${check} ${severity} ${location.path}:${location.lines.begin}`).sort();
  if (found.join("\n") !== wanted.join("\n"))
    yield `findings: ${found.length} against ${wanted.length}\n${found.join("\n")}\n--\n${wanted.join("\n")}`;
  const broken = json.failures.flatMap(({ problems }) => problems).length +
    json.profiles.flatMap(({ errors }) => errors).length;
  const others = entries.filter(({ check_name: check }) => !isRule(check));
  if (others.length !== broken) yield `${others.length} entries for ${broken} problems`;
  for (const { description } of entries) {
    if (description.length > 2000) yield "a description without end";
    if (shown(description) !== description) yield `a control character in ${JSON.stringify(description)}`;
  }
}

const problems = [];
let count = 0;
let sample;
for (const one of cases()) {
  const entries = JSON.parse(printed(one, "gitlab"));
  const json = JSON.parse(printed(one, "json"));
  for (const fault of faults(entries, json)) problems.push(`${one.name}: ${fault}`);
  count += entries.length;
  if (one.name === "bad") sample = { entries, json };
  if (one.name === "clean" && entries.length > 0) problems.push("clean: not empty");
}

// One profile in two layouts, under another name of the file.
mkdirSync(`${WORK}/profiles`);
const profile = JSON.parse(readFileSync(`${SOURCE}/data/profiles/ai-lab.json`, "utf8"));
delete profile.$schema;
writeFileSync(`${WORK}/profiles/a.json`, JSON.stringify(profile, null, 8));
writeFileSync(`${WORK}/profiles/b.json`, JSON.stringify(profile));
const printsOf = (file) => JSON.parse(printed({ folder: `${WORK}/profiles`, args: [file] }, "gitlab"))
  .map(({ fingerprint }) => fingerprint).join();
const before = JSON.parse(printed({ folder: `${SOURCE}/data/profiles`, args: ["ai-lab.json"] }, "gitlab"))
  .map(({ fingerprint }) => fingerprint).join();
for (const file of ["a.json", "b.json"])
  if (printsOf(file) !== before) problems.push(`${file}: another layout has other fingerprints`);

// A check that lets a spoilt report pass proves nothing.
const spoils = {
  "an entry less": (entries) => entries.slice(1),
  "a fingerprint twice": (entries) => entries.map((entry) => ({ ...entry, fingerprint: entries[0].fingerprint })),
  "another severity": ([first, ...others]) => [{ ...first, severity: "info" }, ...others],
  "a severity of others": ([first, ...others]) => [{ ...first, severity: "high" }, ...others],
  "no line": ([first, ...others]) => [{ ...first, location: { path: "a.json" } }, ...others],
};
for (const [name, spoil] of Object.entries(spoils))
  if ([...faults(spoil(structuredClone(sample.entries)), sample.json)].length === 0)
    problems.push(`the check does not see ${name}`);

console.log(`${count} entries of ${cases().length} runs`);
for (const problem of problems.slice(0, 40)) console.log(problem);
process.exitCode = problems.length > 0 ? 1 : 0;

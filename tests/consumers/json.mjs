// needs: npm:ajv npm:ajv-formats
//
// Every run as json and as ndjson against the JSON Schema that `partner-check schema result` prints;
// and the lines of ndjson say of every profile what json says.
import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";

import { cases, printed } from "./cases.mjs";

const { MODULES, PARTNER_CHECK } = process.env;
const require = createRequire(`${MODULES}/`);
const Ajv = require("ajv/dist/2020").default;
const addFormats = require("ajv-formats").default;

const ajv = new Ajv({ strict: false, allErrors: true });
addFormats(ajv);
const schema = JSON.parse(spawnSync(PARTNER_CHECK, ["schema", "result"]).stdout);
const conforms = ajv.compile(schema);

function* faults(json, lines) {
  for (const [i, document] of [json, ...lines].entries())
    if (!conforms(document))
      for (const { instancePath, message } of conforms.errors.slice(0, 5))
        yield `${i === 0 ? "json" : `line ${i}`}: ${instancePath} ${message}`;
  const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);
  const all = (name) => lines.flatMap((line) => line[name]);
  for (const name of ["profiles", "failures", "rules", "compounds", "dimensions"])
    if (!same(all(name), json[name])) yield `the lines have other ${name} than json`;
  const parts = lines.map(({ part }) => part);
  const wanted = ["head", ...parts.slice(1, -1).map(() => "item"), "end"];
  if (!same(parts, wanted)) yield `the lines are ${parts.join()}`;
  if (lines.at(-1)?.exit_code !== json.exit_code) yield "the last line has another exit code";
  for (const { profiles, failures } of lines.slice(1, -1))
    if (profiles.length + failures.length !== 1) yield "a line has not one profile or failure";
  const rules = new Set(json.rules.map(({ id }) => id));
  for (const profile of json.profiles)
    for (const { id } of profile.rules) if (!rules.has(id)) yield `no text of ${id}`;
}

const problems = [];
let count = 0;
let sample;
for (const run of cases()) {
  const json = JSON.parse(printed(run, "json"));
  const text = printed(run, "ndjson").toString();
  const lines = text.trimEnd().split("\n").map((line) => JSON.parse(line));
  count += 1 + lines.length;
  for (const fault of faults(json, lines)) problems.push(`${run.name}: ${fault}`);
  if (run.name === "bad") sample = { json, lines };
}

// A check that lets a spoilt result pass proves nothing.
const spoils = {
  "a member less": ({ json }) => delete json.profiles[0].score.coverage,
  "a member more": ({ json }) => (json.profiles[0].more = 1),
  "a word for a number": ({ json }) => (json.profiles[0].score.value = "58"),
  "a severity of others": ({ json }) => (json.profiles[0].remedies[0].findings[0].severity = "major"),
  "a bad date": ({ json }) => (json.profiles[0].evaluated_on = "2026-13-01"),
  "a rule less": ({ json }) => json.rules.pop(),
  "a line less": ({ lines }) => lines.pop(),
  "a line twice": ({ lines }) => lines.splice(1, 0, lines[1]),
  "another score": ({ lines }) => (lines[1].profiles[0].score.value = 99),
};
for (const [name, spoil] of Object.entries(spoils)) {
  const spoilt = structuredClone(sample);
  spoil(spoilt);
  if ([...faults(spoilt.json, spoilt.lines)].length === 0) problems.push(`the check does not see ${name}`);
}

console.log(`${count} documents of ${cases().length} runs`);
for (const problem of problems.slice(0, 40)) console.log(problem);
process.exitCode = problems.length > 0 ? 1 : 0;

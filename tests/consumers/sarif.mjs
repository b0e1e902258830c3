// needs: npm:ajv npm:ajv-formats npm:@microsoft/sarif-multitool-linux
//
// Every run as SARIF: against the schema that Microsoft's multitool brings, then the multitool's own
// rules for SARIF and for GitHub, then what it says against json.
import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";

import { cases, differencesOf, fileOf, printed, shown } from "./cases.mjs";

const { MODULES, WORK } = process.env;
const require = createRequire(`${MODULES}/`);
const Ajv = require("ajv/dist/2020").default;
const addFormats = require("ajv-formats").default;
const multitool = `${MODULES}/@microsoft/sarif-multitool-linux`;

// What the multitool says of sound files, and why it stays.
const accepted = {
  SARIF2003: "the program does not ask git which revision the profiles are of",
  SARIF2005: "there is no address of the project to point at (informationUri)",
  SARIF2010: "a snippet may hold what is for one side's eyes",
  SARIF2011: "as above",
  SARIF2012: "there is no address to point at (helpUri), and names are those of the rule files",
  SARIF2002: "GitHub does not read messages with arguments",
};

const offline = "SARIF2006";  // $schema cannot be fetched: so where a test has no network

const ajv = new Ajv({ strict: false, allErrors: true });
addFormats(ajv);
const conforms = ajv.compile(JSON.parse(readFileSync(`${multitool}/sarif-2.1.0.json`, "utf8")));

// A folder of files through the multitool: [file, rule, level, text].
function judged(folder) {
  chmodSync(`${multitool}/Sarif.Multitool`, 0o755);  // npm ci --ignore-scripts leaves it as data
  const out = `${WORK}/judgement.sarif`;
  const run = spawnSync(`${multitool}/Sarif.Multitool`,
    ["validate", `${folder}/*.sarif`, "--rule-kind", "Sarif;Ghas", "--level", "Error;Warning;Note",
      "--output", out, "--log", "ForceOverwrite", "--quiet"],
    { cwd: WORK, stdio: "ignore", env: { DOTNET_SYSTEM_GLOBALIZATION_INVARIANT: "1", HOME: WORK } });
  if (run.error) throw run.error;
  if (![0, 1].includes(run.status)) throw new Error(`the multitool ends with ${run.signal ?? run.status}`);
  const [log] = JSON.parse(readFileSync(out, "utf8")).runs;
  const failed = log.invocations.filter(({ executionSuccessful }) => !executionSuccessful);
  if (failed.length > 0) throw new Error(JSON.stringify(failed));
  return (log.results ?? []).map(({ ruleId, level = "warning", message, locations }) => ({
    file: locations?.[0]?.physicalLocation?.artifactLocation?.uri?.split("/").at(-1),
    rule: ruleId.slice(0, ruleId.search(/[.]|$/)), level,
    text: `${message.text ?? message.id} ${(message.arguments ?? []).join(" | ")}`,
  }));
}

const severities = ["clear", "info", "low", "medium", "high", "critical"];
const levels = { critical: "error", high: "error", medium: "warning", low: "note", info: "note" };

// What json says that must be a result: "rule file:line level", sorted.
function expected(json) {
  const all = json.profiles.flatMap((profile) => {
    const certain = [...profile.remedies.flatMap(({ findings }) => findings), ...profile.notes]
      .filter(({ waiver }) => waiver === undefined || waiver === null);
    const awaited = new Set(profile.gate.missing.map(({ pointer }) => pointer));
    const open = profile.open.filter(({ severity, missing }) =>
      severity === "clear" && missing.some((pointer) => awaited.has(pointer)));
    const decides = open.filter(({ possible_severity: worst }) =>
      severities.indexOf(worst) >= severities.indexOf("critical"));
    const place = (at) => `${fileOf(at, profile)}:${at.line}`;
    return [...certain.map(({ rule, at, severity }) => `${rule} ${place(at)} ${levels[severity]}`),
      ...decides.map(({ rule, at }) => `${rule} ${place(at)} none`),
      ...differencesOf(profile).map(({ at }) => `VIEWS ${place(at)} note`)];
  });
  return all.sort();
}

// What is wrong with a file, in its own terms and against json.
function* faults(log, json) {
  if (!conforms(log)) {
    yield `schema: ${ajv.errorsText(conforms.errors).slice(0, 500)}`;
    return;
  }
  if (log.runs.length !== 1) yield "not one run";
  const [run] = log.runs;
  const { rules } = run.tool.driver;
  const found = run.results.map(({ ruleId, locations: [{ physicalLocation }], level }) =>
    `${ruleId} ${decodeURI(physicalLocation.artifactLocation.uri)}:${physicalLocation.region.startLine} ${level}`).sort();
  const wanted = expected(json);
  if (found.join("\n") !== wanted.join("\n"))
    yield `results: ${found.length} against ${wanted.length} of json:\n${found.join("\n")}\n--\n${wanted.join("\n")}`;
  const prints = run.results.map(({ partialFingerprints }) => partialFingerprints.primaryLocationLineHash);
  if (new Set(prints).size !== prints.length) yield "two results with one fingerprint";
  if (prints.some((print) => !/^[0-9a-f]{32}:[1-9]\d*$/.test(print))) yield "a fingerprint of another form";
  for (const { ruleId, ruleIndex, message: { text }, locations, kind, level } of run.results) {
    if (rules[ruleIndex]?.id !== ruleId) yield `${ruleId} is not the rule at its index`;
    if ((kind === "fail") === (level === "none")) yield `${ruleId}: kind ${kind} with level ${level}`;
    if (text.length > 2500) yield "a message without end";
    if (/\]\(/.test(text)) yield `a link in a message: ${text}`;
    if (shown(text) !== text) yield `a control character in a message: ${JSON.stringify(text)}`;
    for (const { physicalLocation: { artifactLocation: { uri } } } of locations)
      if (!/^[A-Za-z0-9._~%/-]+$/.test(uri) || uri.startsWith("/")) yield `uri ${uri}`;
  }
  const related = run.results.flatMap(({ relatedLocations }) => relatedLocations ?? []);
  const words = json.profiles.flatMap(differencesOf).flatMap(({ said }) => said.words);
  if (related.length !== words.length) yield `${related.length} related places for ${words.length} words`;
  for (const rule of rules) {
    if (rule.name.length > 255 || rule.shortDescription.text.length > 1024 || rule.fullDescription.text.length > 1024)
      yield `${rule.id}: too long`;
    if (rule.properties.tags.length > 20) yield `${rule.id}: too many tags`;
    if ("security-severity" in rule.properties) yield `${rule.id}: not a rule for security`;
  }
  const [{ executionSuccessful, exitCode, toolExecutionNotifications: notes }] = run.invocations;
  if (exitCode !== json.exit_code) yield "another exit code than json";
  const broken = json.failures.flatMap(({ problems }) => problems).length +
    json.profiles.flatMap(({ errors }) => errors).length;
  if (executionSuccessful !== (broken === 0) || notes.length !== broken)
    yield `${notes.length} notifications for ${broken} problems`;
}

const sound = `${WORK}/sound`;
const spoilt = `${WORK}/spoilt`;
mkdirSync(sound);
mkdirSync(spoilt);
const problems = [];
let results = 0;
let sample;
for (const one of cases()) {
  const text = printed(one, "sarif").toString("utf8");
  writeFileSync(`${sound}/${one.name}.sarif`, text);
  const log = JSON.parse(text);
  const json = JSON.parse(printed(one, "json"));
  for (const fault of faults(log, json)) problems.push(`${one.name}: ${fault}`);
  results += log.runs[0].results.length;
  if (one.name === "bad") sample = { log, json };
}
const remarks = judged(sound);
for (const { file, rule, level, text } of remarks)
  if (!accepted[rule] && rule !== offline) problems.push(`multitool: ${file}: ${rule} ${level}: ${text}`);
for (const rule of Object.keys(accepted))
  if (!remarks.some((remark) => remark.rule === rule)) problems.push(`multitool no longer says ${rule}: ${accepted[rule]}`);

// A check that lets a spoilt file pass proves nothing.
const spoils = {
  "a result without a place": (run) => { delete run.results[0].locations; },
  "line 0": (run) => { run.results[0].locations[0].physicalLocation.region.startLine = 0; },
  "a result less": (run) => { run.results.pop(); },
  "a rule less": (run) => { run.tool.driver.rules.shift(); },
  "the same fingerprint": (run) => { run.results[1].partialFingerprints = run.results[0].partialFingerprints; },
  "a space in a path": (run) => { run.results[0].locations[0].physicalLocation.artifactLocation.uri = "a b.json"; },
  "a link": (run) => { run.results[0].message.text = "[x](https://example.org)"; },
};
for (const [name, spoil] of Object.entries(spoils)) {
  const log = structuredClone(sample.log);
  spoil(log.runs[0]);
  let seen = false;
  try { seen = [...faults(log, sample.json)].length > 0; } catch { seen = true; }
  if (!seen) problems.push(`the check does not see ${name}`);
}
const homeless = structuredClone(sample.log);
delete homeless.runs[0].results[0].locations;
writeFileSync(`${spoilt}/homeless.sarif`, JSON.stringify(homeless));
if (!judged(spoilt).some(({ rule, level }) => rule.startsWith("GH") && level === "error"))
  problems.push("the multitool does not see a result without a place");

console.log(`${results} results in ${cases().length} files; accepted remarks of the multitool:`);
for (const [rule, reason] of Object.entries(accepted))
  console.log(`  ${rule} ${remarks.filter((remark) => remark.rule === rule).length}: ${reason}`);
for (const problem of problems.slice(0, 40)) console.log(problem);
process.exitCode = problems.length > 0 ? 1 : 0;

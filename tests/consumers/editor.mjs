// needs: npm:vscode-json-languageservice
// needs: npm:jsonc-parser
//
// What somebody who fills in a profile sees in an editor: the language service of VS Code (judges.mjs)
// completes names and values, explains fields with the question of the schema, and underlines what
// partner-check refuses, on the same line. The transcript in docs/editors.md is what comes out here.
import assert from "node:assert/strict";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";

import { Editor, layOut, ourProblems, partnerCheck } from "./judges.mjs";

const { SOURCE, WORK, MODULES } = process.env;
const { parseTree } = createRequire(`${MODULES}/`)("jsonc-parser");

const schema = layOut(WORK);
const editor = new Editor(WORK);
const file = "profiles/harbour.json";
const profile = `{
  "$schema": "../schema/profile.json",
  "schema_version": "1",
  "name": "Quiet Harbour",
  "type": "public_private",
  "phase": "structure",
  "as_of": "2026-11-01",
  "partners": [
    {
      "id": "port",
      "employees": 40,
      "planning_cycle": "fiscal_year",
      "shares": { "cost": 0.5 }
    },
    {
      "id": "tidewright",
      "planning_cycle": "quarter"
    }
  ],
  "resources": {
    "budget": {
      "currency": "EUR",
      "approved": 250000,
      "dedicated": true
    }
  }
}
`;

// [what, the text that is mistaken, what is written instead, our code, its line]
const mistakes = [
  ["unknown field", '"phase"', '"fase": "structure", "phase"', "unknown-field", 6],
  ["field in the wrong place", '"employees"', '"currency": "EUR", "employees"', "unknown-field", 11],
  ["number as a text", "40", '"40"', "wrong-type", 11],
  ["text as a boolean", "true", '"yes"', "wrong-type", 24],
  ["list as a text", '"quarter"', '["quarter"]', "wrong-type", 17],
  ["null for unknown", "40", "null", "wrong-type", 11],
  ["value not in the list", '"structure"', '"structuring"', "not-allowed", 6],
  ["value in capitals", '"quarter"', '"QUARTER"', "not-allowed", 17],
  ["required field missing", '"as_of": "2026-11-01",', "", "missing-field", 1],
  ["required field of a partner missing", '"id": "port",', "", "missing-field", 9],
  ["date as people write it", "2026-11-01", "01.11.2026", "not-a-date", 7],
  ["month 13", "2026-11-01", "2026-13-01", "not-a-date", 7],
  ["percent for a share", "0.5", "50", "out-of-range", 13],
  ["less than nothing", "250000", "-1", "out-of-range", 23],
  ["part of a person", "40", "40.5", "wrong-type", 11],
  ["empty text", '"Quiet Harbour"', '""', "wrong-length", 4],
  ["currency in small letters", '"EUR"', '"eur"', "wrong-pattern", 22],
  ["one partner", /,\n    \{\n      "id": "tidewright"[^}]*\}/, "", "wrong-length", 8],
  ["another version", '"1"', '"2"', "unsupported-version", 3],
  ["name given twice", '"phase"', '"name": "Again",\n  "phase"', "json-duplicate-key", 6],
  ["trailing comma", '"dedicated": true', '"dedicated": true,', "json-syntax", 24],
  ["missing comma", '"EUR",', '"EUR"', "json-syntax", 23],
  ["comment", '"EUR",', '"EUR", // euro', "json-syntax", 22],
];

// The text without its mark | and where that was.
function cursor(marked) {
  const offset = marked.indexOf("|");
  return [marked.replace("|", ""), offset];
}

async function completed(marked) {
  return editor.completions(file, ...cursor(marked));
}

const labels = (items) => items.map(({ label }) => label);
const changed = (from, to) => {
  const text = profile.replace(from, to);
  assert.notEqual(text, profile, `${from} is not in the profile`);
  return text;
};

async function checkCompletion() {
  const given = Object.keys(JSON.parse(profile));
  const top = await completed(changed('"partners"', '"|",\n  "partners"'));
  assert.deepEqual(labels(top), Object.keys(schema.properties).filter((name) => !given.includes(name)));
  for (const { label, documentation } of top)
    assert.equal(documentation, schema.properties[label].description, label);

  const { partner } = schema.$defs;
  const inPartner = await completed(changed('"id": "tidewright"', '"id": "tidewright", "|"'));
  assert.deepEqual(labels(inPartner),
    Object.keys(partner.properties).filter((name) => !["id", "planning_cycle"].includes(name)));

  const values = {
    '"public_private"': schema.properties.type,
    '"structure"': schema.properties.phase,
    '"quarter"': partner.properties.planning_cycle,
  };
  for (const [value, { enum: allowed, enumDescriptions: meanings, description }] of Object.entries(values)) {
    const items = await completed(changed(value, "|"));
    assert.deepEqual(labels(items), allowed.map((text) => JSON.stringify(text)));
    assert.deepEqual(items.map(({ documentation }) => documentation),
      meanings ?? allowed.map(() => description));
  }
  return { top, inPartner };
}

// Calls see(name, offset, schema, value) for each member that the schema declares.
function eachMember(node, part, see) {
  const declared = part.$ref ? schema.$defs[part.$ref.slice("#/$defs/".length)] : part;
  if (node.type === "array" && declared.items)
    for (const item of node.children) eachMember(item, declared.items, see);
  if (node.type !== "object") return;
  for (const { children: [name, value] } of node.children) {
    const member = declared.properties?.[name.value];
    if (member) see(name.value, name.offset + 1, member, value.value);
    if (member ?? declared.additionalProperties)
      eachMember(value, member ?? declared.additionalProperties, see);
  }
}

async function checkExamples() {
  const folder = `${SOURCE}/data/profiles`;
  let members = 0;
  for (const name of readdirSync(folder)) {
    const text = readFileSync(`${folder}/${name}`, "utf8");
    assert.equal(JSON.parse(text).$schema, "../schema/profile.json", name);
    assert.deepEqual(await editor.problems(`profiles/${name}`, text), [], name);
    const seen = [];
    eachMember(parseTree(text), schema, (...member) => seen.push(member));
    // One of many: a hover parses and validates the whole profile.
    for (const [field, offset, member, value] of seen.filter((_, i) => i % 10 === 0)) {
      const meaning = member.enumDescriptions?.[member.enum.indexOf(value)];
      assert.equal(await editor.hover(`profiles/${name}`, text, offset),
        [member.title, member.description, ...(meaning ? [`\`${value}\`: ${meaning}`] : [])].join("\n\n"),
        `${name}: ${field}`);
      ++members;
    }
  }
  return members;
}

async function checkMistakes() {
  const texts = mistakes.map(([, from, to]) => changed(from, to));
  texts.forEach((text, i) => writeFileSync(`${WORK}/profiles/mistake-${i}.json`, text));
  const byFile = ourProblems(WORK);
  for (const [i, [what, , , code, line]] of mistakes.entries()) {
    const ours = byFile.get(`profiles/mistake-${i}.json`) ?? [];
    assert.deepEqual(ours.map((problem) => [problem.code, problem.line]), [[code, line]], what);
    const theirs = await editor.problems(file, texts[i]);
    assert.ok(theirs.some((problem) => problem.line === line), `${what}: ${JSON.stringify(theirs)}`);
  }
}

// Files that name no schema find it through the editor's settings, as docs/editors.md says.
async function checkSettings() {
  const mapped = [];
  for (const [name, fileMatch] of Object.entries({
    rule: ["/data/rules/*/*.json"], policy: ["/data/scoring.json"],
  })) {
    writeFileSync(`${WORK}/schema/${name}.json`, partnerCheck(WORK, "schema", name).stdout);
    mapped.push({ fileMatch, url: `schema/${name}.json` });
  }
  const withSettings = new Editor(WORK, mapped);
  const sound = ["data/scoring.json"];
  for (const folder of readdirSync(`${SOURCE}/data/rules`, { withFileTypes: true }))
    if (folder.isDirectory())
      for (const name of readdirSync(`${SOURCE}/data/rules/${folder.name}`))
        sound.push(`data/rules/${folder.name}/${name}`);
  for (const path of sound) {
    const text = readFileSync(`${SOURCE}/${path}`, "utf8");
    assert.deepEqual(await withSettings.problems(path, text), [], path);
    const broken = text.replace(/"(id|version)":/, '"idd":');
    assert.notDeepEqual(await withSettings.problems(path, broken), [], `${path} has no schema`);
  }
  return sound.length;
}

// What else people write: configuration, waivers, rules.
async function checkOtherSchemas() {
  const names = readdirSync(`${SOURCE}/data/schema`).map((name) => name.replace(".json", ""));
  for (const name of names) {
    const printed = partnerCheck(WORK, "schema", name).stdout;
    writeFileSync(`${WORK}/schema/${name}.json`, printed);
    const items = await completed(`{ "$schema": "../schema/${name}.json", "|" }`);
    assert.deepEqual(labels(items),
      Object.keys(JSON.parse(printed).properties).filter((field) => field !== "$schema"), name);
  }
  return names.length;
}

// The part of docs/editors.md that shows what one gets.
async function transcript({ top, inPartner }) {
  const first = (items) => `${labels(items).slice(0, 5).join(", ")} ... (${items.length})`;
  const mistaken = changed('"structure"', '"structuring"');
  writeFileSync(`${WORK}/harbour.json`, mistaken.replace("../schema", "schema"));
  const { stderr } = partnerCheck(WORK, "harbour.json");
  const [problem] = await editor.problems(file, mistaken);
  const hovered = await editor.hover(file, profile, profile.indexOf('"as_of"') + 1);
  const onValue = await editor.hover(file, profile, profile.indexOf('"structure"') + 1);
  const values = await completed(changed('"structure"', "|"));
  return [
    `a name at the top      ${first(top)}`,
    `a name in a partner    ${first(inPartner)}`,
    ...values.map(({ label, documentation }) =>
      `a value of "phase"     ${label.padEnd(11)} ${documentation}`),
    `hover on "as_of"       ${hovered.replace(/\n+/g, ": ")}`,
    `hover on "structure"   ${onValue.split("\n").pop()}`,
    `"structuring", line ${problem.line}  ${problem.message}`,
    `partner-check          ${stderr.split("\n")[0]}`,
  ].join("\n");
}

assert.deepEqual(await editor.problems(file, profile), []);
const offered = await checkCompletion();
const members = await checkExamples();
await checkMistakes();
const mapped = await checkSettings();
const schemas = await checkOtherSchemas();
const shown = await transcript(offered);
console.log(`completion, ${members} hovers, ${mistakes.length} mistakes, ` +
  `${mapped} files by settings, ${schemas} schemas`);
const documented = readFileSync(`${SOURCE}/docs/editors.md`, "utf8").includes(shown);
if (!documented) console.log(`docs/editors.md does not show:\n${shown}`);
process.exitCode = documented ? 0 : 1;

// needs: xmllint
//
// The badge as a picture (well-formed XML with nothing active, readable colors) and as shields.io's
// endpoint JSON (its members and their types), both held against the json output of the same run.
import { spawnSync } from "node:child_process";

import { cases, printed } from "./cases.mjs";

function xmlProblems(svg) {
  const { error, status, stderr } = spawnSync("xmllint", ["--nonet", "--noout", "-"], { input: svg });
  if (error) throw error;
  return status === 0 ? [] : [stderr.toString().split("\n")[0]];
}

// Relative luminance and contrast as WCAG 2.2 defines them.
function luminance(hex) {
  const [r, g, b] = hex.match(/../g).map((digits) => {
    const part = parseInt(digits, 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
const contrast = (a, b) => {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
};

function expectedMessage({ profiles, failures }, isSingle) {
  if (isSingle) {
    const [{ score }] = profiles;
    if (score.value === null) return /^\?$/;
    return new RegExp(`^${score.value} [a-z ]+${score.provisional ? " \\(provisional\\)" : ""}$`);
  }
  const count = (verdict) => profiles.filter(({ gate }) => gate.verdict === verdict).length;
  const parts = [[count("pass"), "pass"], [count("fail"), "fail"], [count("cannot_tell"), "cannot tell"],
    [failures.length, "not valid"]].filter(([number]) => number > 0).map((part) => part.join(" "));
  return new RegExp(`^${parts.length ? parts.join(", ") : "no profile"}$`);
}

function* endpointProblems(text, message) {
  const badge = JSON.parse(text);
  const members = { schemaVersion: "number", label: "string", message: "string", color: "string" };
  if (Object.keys(badge).join() !== Object.keys(members).join()) yield `members: ${Object.keys(badge)}`;
  for (const [name, type] of Object.entries(members))
    if (typeof badge[name] !== type) yield `${name} is no ${type}`;
  if (badge.schemaVersion !== 1) yield "another schemaVersion";
  if (!message.test(badge.message)) yield `the message is ${badge.message}, not ${message}`;
  if (!/^[0-9a-f]{6}$/.test(badge.color)) return yield `no color: ${badge.color}`;
  if (contrast(badge.color, "ffffff") < 4.5) yield `white on ${badge.color} is hard to read`;
}

function* pictureProblems(svg, text) {
  yield* xmlProblems(svg);
  const { label, message, color } = JSON.parse(text);
  const words = `${label}: ${message}`;
  if (!svg.includes(`aria-label="${words}"`) || !svg.includes(`<title>${words}</title>`))
    yield "no name for a screen reader";
  const elements = new Set([...svg.matchAll(/<([a-z]\w*)/gi)].map(([, name]) => name));
  for (const name of elements)
    if (!["svg", "title", "rect", "path", "g", "text"].includes(name)) yield `an element ${name}`;
  if (/\bon\w+=|href|url\(|<!|<\?/.test(svg)) yield "something active or fetched";
  const fills = [...svg.matchAll(/fill="#([0-9a-f]+)"/g)].map(([, fill]) => fill);
  if (fills[0] !== color || fills.length !== 3) yield `colors: ${fills}`;
  if (contrast(fills[1], "ffffff") < 4.5) yield "the label is hard to read";
  const [width] = svg.match(/(?<=<svg [^>]*width=")\d+/);
  for (const [, x, length] of svg.matchAll(/<text x="(\d+)"[^>]*textLength="(\d+)"/g))
    if (Number(x) + Number(length) > Number(width)) yield "text beyond the picture";
}

const faults = [];
const seen = [];
for (const shownCase of cases()) {
  const result = printed(shownCase, "json").toString();
  const endpoint = printed(shownCase, "badge-json").toString();
  const svg = printed(shownCase, "badge").toString();
  if (result === "") {
    if (endpoint + svg !== "") faults.push(`${shownCase.name}: something is printed`);
    continue;
  }
  const json = JSON.parse(result);
  const isSingle = shownCase.args[0].endsWith(".json") && json.profiles.length === 1;
  const message = expectedMessage(json, isSingle);
  seen.push({ name: shownCase.name, endpoint, svg, message });
  for (const problem of [...endpointProblems(endpoint, message), ...pictureProblems(svg, endpoint)])
    faults.push(`${shownCase.name}: ${problem}`);
}

// A comparison that misses a spoilt badge proves nothing.
const { endpoint, svg, message } = seen.find(({ name }) => name === "profiles");
const spoils = {
  "another message": [endpoint.replace(/(\d+) pass/, "1$1 pass"), svg],
  "a member more": [endpoint.replace("{", '{"x": 1,'), svg],
  "a pale color": [endpoint.replace(/"[0-9a-f]{6}"/, '"ffcc00"'), svg],
  "a script": [endpoint, svg.replace("</svg>", "<script/></svg>")],
  "an event": [endpoint, svg.replace("<svg ", '<svg onload="x" ')],
  "a tag is open": [endpoint, svg.replace("</title>", "")],
  "no name": [endpoint, svg.replace(/ aria-label="[^"]*"/, "")],
  "too narrow": [endpoint, svg.replace(/width="\d+"/, 'width="20"')],
};
for (const [name, [spoiltEndpoint, spoiltSvg]] of Object.entries(spoils)) {
  const isSpoilt = spoiltEndpoint !== endpoint || spoiltSvg !== svg;
  const problems = [...endpointProblems(spoiltEndpoint, message), ...pictureProblems(spoiltSvg, spoiltEndpoint)];
  if (!isSpoilt || problems.length === 0) faults.push(`not seen: ${name}`);
}

console.log(`${seen.length} badges; ${Object.keys(spoils).length} spoilt badges`);
for (const fault of faults.slice(0, 20)) console.log(fault);
if (faults.length > 0) console.log(`${faults.length} faults`);
process.exitCode = faults.length > 0 ? 1 : 0;

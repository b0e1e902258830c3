// Every run as commands of GitHub Actions, read back by the runner's rules: a command begins a line,
// its head ends with the next `::`, properties are parted by commas, and a few characters are
// encoded. What comes out is held against json.
import { cases, differencesOf, fileOf, printed, shown } from "./cases.mjs";

const known = ["error", "warning", "notice"];
const decode = (text, encoded) =>
  Object.entries(encoded).reduce((all, [code, c]) => all.replaceAll(code, c), text);
const inData = { "%0D": "\r", "%0A": "\n", "%25": "%" };
const inProperty = { "%0D": "\r", "%0A": "\n", "%3A": ":", "%2C": ",", "%25": "%" };

function parsed(line) {
  const end = line.indexOf("::", 2);
  if (!line.startsWith("::") || end < 0) return undefined;
  const head = line.slice(2, end);
  const space = head.indexOf(" ");
  const name = space < 0 ? head : head.slice(0, space);
  if (!known.includes(name)) return undefined;
  const properties = {};
  for (const property of space < 0 ? [] : head.slice(space + 1).trim().split(",")) {
    const [key, value] = [property.slice(0, property.indexOf("=")), property.slice(property.indexOf("=") + 1)];
    properties[key] = decode(value, inProperty);
  }
  return { name, ...properties, message: decode(line.slice(end + 2), inData) };
}

const kinds = { critical: "error", high: "error", medium: "warning", low: "notice", info: "notice" };

// "error data/x.json:12 IP06" of every certain finding, and the counts of each kind.
function expected(json) {
  const findings = json.profiles.flatMap((profile) =>
    [...profile.remedies.flatMap(({ findings }) => findings), ...profile.notes,
      ...differencesOf(profile).map(({ at }) => ({ rule: "VIEWS", severity: "info", at }))]
      .filter(({ waiver }) => waiver === undefined || waiver === null)
      .map(({ rule, severity, at }) => ({ kind: kinds[severity], text: `${fileOf(at, profile)}:${at.line} ${rule}` })));
  const broken = json.failures.flatMap(({ problems }) => problems).length +
    json.profiles.flatMap(({ errors }) => errors).length;
  return { findings, broken };
}

function* faults(text, json) {
  if (!text.endsWith("\n")) yield "no line end at the end";
  const commands = text.split("\n").slice(0, -1).map(parsed);
  if (commands.includes(undefined)) {
    yield `no command: ${text.split("\n")[commands.indexOf(undefined)]}`;
    return;
  }
  const of = (kind) => commands.filter(({ name }) => name === kind);
  for (const kind of known) if (of(kind).length > 10) yield `${of(kind).length} of kind ${kind}`;
  const { findings, broken } = expected(json);
  const shownOnes = commands.filter(({ title }) => /^([A-Z]+\d+|VIEWS) (?!Cannot tell: )/.test(title))
    .map(({ name, file, line, title }) => `${name} ${file}:${line} ${title.split(" ")[0]}`);
  const all = findings.map(({ kind, text }) => `${kind} ${text}`);
  for (const one of shownOnes) if (!all.includes(one)) yield `json does not have ${one}`;
  const errors = all.filter((one) => one.startsWith("error"));
  const room = 10 - Math.min(10, broken);
  const shownErrors = shownOnes.filter((one) => one.startsWith("error"));
  if (shownErrors.length !== Math.min(room, errors.length))
    yield `${shownErrors.length} errors shown of ${errors.length}`;
  const left = commands.find(({ title }) => title === "Not all is shown");
  const counted = [...(left?.message ?? "").matchAll(/(\d+) (error|warning|notice)/g)]
    .reduce((sum, [, count]) => sum + Number(count), 0);
  const open = commands.filter(({ title }) => /^[A-Z]+\d+ Cannot tell: /.test(title));
  const total = commands.length - 1 - (left ? 1 : 0) + counted;
  if (left === undefined && total !== all.length + broken + open.length) yield "some are missing, and no notice says so";
  if (total < all.length + broken) yield `the notice counts ${counted}, but json has ${all.length + broken}`;
  const verdict = commands.at(-1);
  if (verdict.name !== "notice" || !/^(Gate: (PASS|FAIL|CANNOT TELL)|partner-check)$/.test(verdict.title))
    yield `no verdict at the end: ${verdict.title}`;
  for (const { file, line, endLine, col, endColumn, title, message } of commands) {
    if (line !== endLine) yield "an end on another line";
    if ((line === undefined) !== (file === undefined)) yield "a line without a file";
    if (endColumn !== undefined && !(Number(endColumn) > Number(col))) yield `columns ${col} to ${endColumn}`;
    if ([title, ...message.split("\n")].some((part) => shown(part) !== part))
      yield `a control character in ${JSON.stringify(message)}`;
    if (title.length > 255 || message.length > 16000) yield "a text without end";
  }
}

const problems = [];
let commands = 0;
let sample;
for (const one of cases()) {
  const text = printed(one, "github").toString("utf8");
  const json = JSON.parse(printed(one, "json"));
  for (const fault of faults(text, json)) problems.push(`${one.name}: ${fault}`);
  commands += text.split("\n").length - 1;
  if (one.name === "bad") sample = { text, json };
}

// A check that lets a spoilt output pass proves nothing.
const spoils = {
  "a line that is no command": (text) => `hello\n${text}`,
  "an error less": (text) => text.replace(/^::error.*\n/m, ""),
  "another line number": (text) => text.replace(/line=\d+,endLine=\d+/, "line=999,endLine=999"),
  "an end on another line": (text) => text.replace(/endLine=\d+/, "endLine=999"),
  "too many": (text) => text.replace(/^::error.*\n/m, (line) => line.repeat(11)),
  "a title that is not encoded": (text) => text.replace(/title=/, "title=a::b,"),
  "no verdict": (text) => text.replace(/.*\n$/, ""),
};
for (const [name, spoil] of Object.entries(spoils))
  if ([...faults(spoil(sample.text), sample.json)].length === 0) problems.push(`the check does not see ${name}`);

console.log(`${commands} commands of ${cases().length} runs`);
for (const problem of problems.slice(0, 40)) console.log(problem);
process.exitCode = problems.length > 0 ? 1 : 0;

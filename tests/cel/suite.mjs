// The conformance suite of CEL as JSON lines, one test or golden row a line, for conformance.cpp.
// Usage: node suite.mjs FOLDER, where FOLDER/node_modules has the package of package.json.
//
// {"kind": "test", id, group, expr, ...} is a test that JSON values are enough for; its fields are
// those of cel.expr.conformance.test.SimpleTest in ProtoJSON.
// {"kind": "golden", id, expr, tree, error, ...} is what cel-go makes of an expression: its tree,
// unless it does not parse it. With `checked`, also container, typeEnv and its type, unless it
// refuses it.
// {"kind": "excluded", reason, id} is a test that is not applicable.
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const groups = {
  core: ["basic", "comparisons", "conversions", "fields", "fp_math", "integer_math", "lists",
    "logic", "macros", "namespace", "parse", "plumbing", "string", "timestamps"],
  checker: ["type_deductions"],
  strings: ["string_ext"],
  math: ["math_ext"],
  optionals: ["optionals"],
  "two-variable": ["macros2"],
  bind: ["bindings_ext"],
  base64: ["encoders_ext"],
  block: ["block_ext"],
  protobuf: ["dynamic", "enums", "proto2", "proto2_ext", "proto3", "wrappers"],
};
const groupOf = Object.fromEntries(
  Object.entries(groups).flatMap(([group, files]) => files.map((file) => [file, group])));

// The names of protobuf messages, enums and extensions; timestamps and durations are CEL's own.
const ownTypes = /google\.protobuf\.(Timestamp|Duration)\b/g;
const messages = new RegExp(["TestAllTypes", "TestRequired", "NestedTestAll", "GlobalEnum",
  "NestedEnum", "enumValue", "cel\\.expr\\.conformance\\.", "google\\.protobuf\\.", "wrapper",
  "google\\.expr\\.proto", "proto\\.(get|has)Ext", "Proto2Ext"].join("|"));

function needsProtobuf(test) {
  const { expr, bindings, typeEnv, value, typedResult, container } = test;
  const text = JSON.stringify([expr, bindings, typeEnv, value, typedResult]);
  return container === "google.protobuf" || messages.test(text.replaceAll(ownTypes, ""));
}

// cel-go's debug text without the kinds of nodes, comments and spaces between them; in literals,
// all bytes but printable ASCII as \x00.
function compact(tree) {
  const part = /("(?:[^"\\]|\\.)*")|\^#[^#]*#|\/\/ [A-Z]\w+\n|\s+/g;
  return tree.replaceAll(part, (_, text) => (text === undefined ? "" : plain(text)));
}

const letters = { a: 7, b: 8, t: 9, n: 10, v: 11, f: 12, r: 13 };

function plain(literal) {
  const part = /\\x(..)|\\u(....)|\\U(.{8})|\\([abtnvfr])|\\(.)|([^\\])/gu;
  const bytesOf = ([, x, u, U, letter, mark, own]) => {
    if (x !== undefined) return [parseInt(x, 16)];
    if (letter !== undefined) return [letters[letter]];
    return [...Buffer.from(mark ?? own ?? String.fromCodePoint(parseInt(u ?? U, 16)))];
  };
  const written = (byte) => {
    const sign = String.fromCharCode(byte);
    if (sign === '"' || sign === "\\") return `\\${sign}`;
    return byte >= 0x20 && byte < 0x7f ? sign : `\\x${byte.toString(16).padStart(2, "0")}`;
  };
  return `"${[...literal.slice(1, -1).matchAll(part)].flatMap(bytesOf).map(written).join("")}"`;
}

function* testsOf(suite, path = []) {
  for (const test of suite.tests ?? []) yield { path, ...test };
  for (const inner of suite.suites ?? []) yield* testsOf(inner, [...path, inner.name]);
}

const print = (row) => console.log(JSON.stringify(row));
const ids = new Map();

// Four ids stand twice in the suite.
function unique(id) {
  const times = (ids.get(id) ?? 0) + 1;
  ids.set(id, times);
  return times === 1 ? id : `${id}#${times}`;
}

// Of expressions with message literals there is nothing to compare.
function printGolden(id, { original, ast, type, error }, compareType, declared = []) {
  const tree = ast === undefined ? undefined : compact(ast);
  const literal = tree !== undefined && /[\w.]\{/.test(tree.replaceAll(/"(?:[^"\\]|\\.)*"/g, ""));
  if (literal || (tree === undefined && !error)) return;
  const { expr, container, typeEnv = [] } = original;
  const checked = { checked: true, container, typeEnv: [...typeEnv, ...declared], type };
  print({ kind: "golden", id, expr, tree, error, ...(compareType ? checked : {}) });
}

// What cel-go's own tests of its checker declare besides.
const primitive = (name, type) => ({ name, ident: { type: { primitive: type } } });
const returnsText = (name, overload) =>
  ({ name, function: { overloads: [{ ...overload, resultType: { primitive: "STRING" } }] } });
const ofChecking = [primitive("is", "STRING"), primitive("ii", "INT64"), primitive("iu", "UINT64"),
  primitive("iz", "BOOL"), primitive("id", "DOUBLE"), primitive("ib", "BYTES"),
  { name: "ix", ident: { type: { null: null } } }, returnsText("fg_s", {}),
  returnsText("fi_s_s", { params: [{ primitive: "STRING" }], isInstanceFunction: true })];

const folder = join(process.argv[2], "node_modules/@bufbuild/cel-spec/dist/esm/testdata");
const load = async (name) => (await import(pathToFileURL(join(folder, `${name}.js`)))).tests;

for (const test of testsOf(await load("conformance"))) {
  const group = groupOf[test.path[0]];
  const id = unique([...test.path, test.original.name].join("/"));
  const excluded = group === "protobuf" || needsProtobuf(test.original) ? "protobuf"
    : group === "block" ? "block" : undefined;
  if (excluded) print({ kind: "excluded", id, reason: excluded });
  else print({ ...test.original, kind: "test", id, group });
  printGolden(id, test, !excluded);
}
for (const name of ["parsing", "checking", "comprehension"]) {
  let number = 0;
  for (const test of testsOf(await load(name))) {
    ++number;
    printGolden(`${name}/${number}`, test, !needsProtobuf(test.original),
      name === "checking" ? ofChecking : []);
  }
}

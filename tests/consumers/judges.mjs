// part of: agreement.mjs, editor.mjs
//
// Three programs that say whether a profile is one: the language service of editors, ajv, and
// partner-check. All judge the schema that `partner-check schema` prints.
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const require = createRequire(`${process.env.MODULES}/`);
const { getLanguageService, TextDocument } = require("vscode-json-languageservice");
const Ajv = require("ajv/dist/2020.js");
const addFormats = require("ajv-formats");

export function partnerCheck(folder, ...args) {
  const options = { cwd: folder, encoding: "utf8", maxBuffer: 1 << 30, env: {} };
  const run = spawnSync(process.env.PARTNER_CHECK, args, options);
  if (run.error) throw run.error;
  return run;
}

// Makes the folders `schema`, with the schema of profiles as the program prints it, and `profiles`.
export function layOut(folder) {
  mkdirSync(`${folder}/profiles`, { recursive: true });
  mkdirSync(`${folder}/schema`, { recursive: true });
  const schema = partnerCheck(folder, "schema", "profile").stdout;
  writeFileSync(`${folder}/schema/profile.json`, schema);
  return JSON.parse(schema);
}

// By file, the problems that partner-check has with what lies in `folder`/profiles, as printed.
export function ourProblems(folder) {
  const { status, signal, stderr } = partnerCheck(folder, "profiles", "--fail-on", "never");
  if (![0, 3].includes(status)) throw new Error(`partner-check ends with ${signal ?? status}: ${stderr}`);
  const byFile = new Map();
  let last;
  for (const text of stderr.split("\n")) {
    const head = text.match(/^(\S+\.json):(\d+):(\d+): error\[([a-z0-9-]+)\]: (.*)$/);
    if (head) {
      const [, file, line, column, code, message] = head;
      last = { line: Number(line), column: Number(column), code, message, pointer: "" };
      if (!byFile.has(file)) byFile.set(file, []);
      byFile.get(file).push(last);
    } else if (text.startsWith("  at /")) last.pointer = text.slice("  at ".length);
  }
  return byFile;
}

// An editor with the language service. Files in `folder` find their schema through "$schema", or
// through `schemas`: a list of { fileMatch: [GLOB], url }, as settings of editors have it.
export class Editor {
  constructor(folder, schemas = []) {
    this.folder = pathToFileURL(`${folder}/`);
    this.service = getLanguageService({
      schemaRequestService: async (uri) => readFileSync(new URL(uri), "utf8"),
      workspaceContext: { resolveRelativePath: (path, base) => new URL(path, base).href },
    });
    this.service.configure({
      validate: true,
      allowComments: false,
      schemas: schemas.map(({ fileMatch, url }) => ({ fileMatch, uri: new URL(url, this.folder).href })),
    });
  }

  open(file, text) {
    const document = TextDocument.create(new URL(file, this.folder).href, "json", 1, text);
    return [document, this.service.parseJSONDocument(document)];
  }

  // Lines from 1; `to` is the last line that is underlined.
  async problems(file, text) {
    const found = await this.service.doValidation(...this.open(file, text), { trailingCommas: "error" });
    return found.map(({ range, message }) =>
      ({ line: range.start.line + 1, to: range.end.line + 1, message }));
  }

  // Title and description of what stands at `offset`, as shown: the service escapes for Markdown.
  async hover(file, text, offset) {
    const [document, json] = this.open(file, text);
    const hover = await this.service.doHover(document, document.positionAt(offset), json);
    return (hover?.contents ?? []).join("\n").replaceAll(/\\([^\w\s])/g, "$1");
  }

  async completions(file, text, offset) {
    const [document, json] = this.open(file, text);
    const list = await this.service.doComplete(document, document.positionAt(offset), json);
    return list.items.map(({ label, documentation, insertText }) => ({ label, documentation, insertText }));
  }
}

// A function from a text to the list of what ajv has against it: { pointer, message }.
export function ajvJudge(schema) {
  const ajv = new Ajv({ allErrors: true, strict: true, allowUnionTypes: true, strictRequired: false });
  addFormats(ajv);
  ajv.addVocabulary(["enumDescriptions", ...annotations(schema)]);
  const judge = ajv.compile(schema);
  return (text) => {
    let value;
    try {
      value = JSON.parse(text);
    } catch ({ message }) {
      return [{ pointer: "", message }];
    }
    if (judge(value)) return [];
    return judge.errors.map(({ instancePath, message }) => ({ pointer: instancePath, message }));
  };
}

// The keywords of ours, which say nothing to other programs.
function annotations(schema, found = new Set()) {
  if (schema === null || typeof schema !== "object") return [];
  for (const [name, value] of Object.entries(schema)) {
    if (/^x-[a-z-]+$/.test(name)) found.add(name);
    annotations(value, found);
  }
  return [...found];
}

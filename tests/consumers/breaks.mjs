// part of: agreement.mjs
//
// Ways to break a profile, one at a time: breaksOf(text, schema) lists them, each with a function to
// the text that it leads to. `site` names what is broken in terms of the schema, so that the same break of
// two profiles can be told to be the same. Some changes are harmless: a bound that is just
// reached, a note. Whoever judges the text decides; nothing here does.

const kindOf = (value) =>
  value === null ? "null" : Array.isArray(value) ? "array" : typeof value;
const asList = (value) => (value === undefined ? [] : [value].flat());

function fits(value, schema) {
  const types = asList(schema.type).map((type) => (type === "integer" ? "number" : type));
  return types.length === 0 || types.includes(kindOf(value));
}

const isText = (value) => typeof value === "string";
const isNumber = (value) => typeof value === "number";

// What may stand in the place of `value`; `siblings`: the object it is in.
const replacements = {
  "another type": (value, schema) =>
    [null, true, 7, "7", [], {}, [value], String(value)].filter((other) => !fits(other, schema)),
  "null where it is allowed": (_, schema) => (asList(schema.type).includes("null") ? [null] : []),
  "not in the list": (value, schema) =>
    schema.enum && isText(value) ? [`${value}x`, value.toUpperCase(), `${value} `, ""] : [],
  "another of the list": (value, schema) => (schema.enum ?? []).filter((other) => other !== value),
  "not the constant": (_, schema) => (schema.const ? [`${schema.const}.0`, "", "0"] : []),
  "below": (value, { minimum: least, exclusiveMinimum: bound }) =>
    !isNumber(value) ? [] : bound !== undefined ? [bound, bound - 1]
      : least !== undefined ? [least, least - 1, least - 1e-9] : [],
  "above": (value, { maximum: most }) =>
    isNumber(value) && most !== undefined ? [most, most + 1, most * 1.001 + 1e-9] : [],
  "a fraction": (value) => (isNumber(value) ? [value + 0.5] : []),
  "another form": (value, schema) =>
    schema.pattern && isText(value)
      ? [value.toUpperCase(), `-${value}`, `${value}\n`, `\n${value}`, `${value} `, `${value}é`, ""]
      : [],
  "a date": (value, schema) =>
    schema.format !== "date" || !isText(value) ? []
      : ["1.11.2026", "2026-2-3", "2026-13-01", "2026-00-10", "2026-11-00", "2026-11-32",
        "2026-02-30", "2025-02-29", "2024-02-29", "2026-11-01T00:00:00Z", "2026-11-01 ", "",
        "20261101", "+2026-11-01", "２０２６-11-01", "1899-12-31", "2151-01-01", "0000-01-01"],
  "a text": (value, schema) => (schema.minLength && isText(value) ? ["", " ", "\u0000", "💡"] : []),
  "an unknown id": (value, schema) => (schema["x-ref"] && isText(value) ? ["nobody", ""] : []),
  "too early": (_, schema, siblings) =>
    isText(siblings[schema["x-after"]]) ? ["1950-01-01"] : [],
  "more than the whole": (_, schema, siblings) =>
    isNumber(siblings[schema["x-at-most"]]) ? [siblings[schema["x-at-most"]] + 1] : [],
  "a summary against its log": (value, schema) =>
    kindOf(value) !== "object" || !value.log?.length ? []
      : Object.entries(schema.properties)
        .filter(([name, { type }]) => type === "integer" && !Object.hasOwn(value, name))
        .map(([name]) => ({ ...value, [name]: 1000 })),
  "too few": (value, schema) =>
    schema.minItems && Array.isArray(value) ? [value.slice(0, schema.minItems - 1), []] : [],
  "an entry twice": (value, schema) =>
    Array.isArray(value) && value.length > 0 && (schema.uniqueItems || schema["x-unique"])
      ? [[...value, value[0]]] : [],
};

// Names that no object of the schema declares, and some that all may have.
const names = ["nmae", "Name", "name ", "", "toString", "__proto__", "x", "xx-note", "note",
  "partners_complet"];
const notes = ["notes", "$comment", "x-mine", "x-"];

function* membersAdded(object, schema) {
  const has = (name) => Object.hasOwn(object, name);
  const add = (name, value) => Object.fromEntries([...Object.entries(object), [name, value]]);
  for (const name of names)
    if (!Object.hasOwn(schema.properties, name)) yield ["an unknown field", name, add(name, 1)];
  for (const name of notes) if (!has(name)) yield ["a note", name, add(name, { any: [null] })];
  for (const [name, property] of Object.entries(schema.properties)) {
    const flag = `${name}_complete`;
    if (has(flag) || Object.hasOwn(schema.properties, flag)) continue;
    if (asList(property.type).includes("array") && has(name)) {
      yield ["a flag", flag, add(flag, false)];
      yield ["a flag that is no boolean", flag, add(flag, "no")];
    } else yield ["a flag of no list", flag, add(flag, true)];
  }
}

function* entriesAdded(object) {
  const add = (name, value) => ({ ...object, [name]: value });
  const fact = { source: "contract" };
  for (const pointer of ["partners", "/partners/0/knid", "/nothing"])
    yield ["a pointer to nothing", pointer, add(pointer, fact)];
  yield ["a pointer", "/as_of", add("/as_of", fact)];
  yield ["another type", "/as_of", add("/as_of", "contract")];
}

// [kind, site, the value that stands in the place of `value`].
function* changes(value, part, site, root, siblings) {
  const schema = part.$ref ? { ...root.$defs[part.$ref.slice("#/$defs/".length)], ...part } : part;
  const place = part.$ref ?? site;
  for (const [kind, make] of Object.entries(replacements))
    for (const [index, other] of make(value, schema, siblings).entries())
      yield [kind, `${place} ${index}`, other];
  if (Array.isArray(value) && schema.items)
    for (const [index, item] of value.entries())
      for (const [kind, where, other] of changes(item, schema.items, `${place}/*`, root, value))
        yield [kind, where, value.map((old, i) => (i === index ? other : old))];
  if (kindOf(value) !== "object") return;
  for (const [kind, name, other] of schema.properties ? membersAdded(value, schema) : entriesAdded(value))
    yield [kind, `${place} ${name}`, other];
  for (const name of Object.keys(value)) {
    const { [name]: old, ...rest } = value;
    if (schema.properties?.[name]) yield ["a field left out", `${place}/${name}`, rest];
    const member = schema.properties?.[name] ?? schema.additionalProperties;
    if (!member || name === "$schema") continue;
    for (const [kind, where, other] of changes(old, member, `${place}/${name}`, root, value))
      yield [kind, where, { ...value, [name]: other }];
  }
}

const afterName = (text, insert) => text.replace(/("name": [^\n]*)/, `$1${insert}`);
const asOf = /"as_of": "[^"]*"/;
const texts = {
  "a comma too many": (text) => afterName(text, ","),
  "a comma before the end": (text) => text.replace(/\n\}\s*$/, ",\n}\n"),
  "no comma": (text) => text.replace(/("name": .*),\n/, "$1\n"),
  "a line comment": (text) => afterName(text, " // why"),
  "a block comment": (text) => afterName(text, " /* why */"),
  "single quotes": (text) => text.replace(asOf, `"as_of": '2026-11-01'`),
  "no quotes": (text) => text.replace(asOf, `"as_of": 2026-11-01`),
  "no quotes around a name": (text) => text.replace('"as_of"', "as_of"),
  "no value": (text) => text.replace(asOf, '"as_of":'),
  "no colon": (text) => text.replace('"as_of":', '"as_of"'),
  "an equals sign": (text) => text.replace('"as_of":', '"as_of" ='),
  "Python's None": (text) => text.replace(asOf, '"as_of": None'),
  "NaN": (text) => text.replace(asOf, '"as_of": NaN'),
  "a leading zero": (text) => text.replace(asOf, '"as_of": 01'),
  "a plus sign": (text) => text.replace(asOf, '"as_of": +1'),
  "a text over two lines": (text) => text.replace(asOf, '"as_of": "2026-\n11-01"'),
  "a tab in a text": (text) => text.replace(asOf, '"as_of": "2026-\t11-01"'),
  "a wrong escape": (text) => text.replace(asOf, '"as_of": "2026\\-11-01"'),
  "a name twice": (text) => afterName(text, '\n  "name": "again",'),
  "a name twice, once escaped": (text) => afterName(text, '\n  "n\\u0061me": "again",'),
  "cut off": (text) => text.slice(0, text.lastIndexOf("}")),
  "more after the end": (text) => `${text}}\n`,
  "two documents": (text) => `${text}{}\n`,
  "nothing": () => "",
  "a list around it": (text) => `[${text}]`,
};

export function breaksOf(text, schema) {
  const profile = JSON.parse(text);
  const written = (value) => `${JSON.stringify(value, null, 2)}\n`;
  const made = Object.entries(texts).map(
    ([kind, change]) => ({ kind, site: "text", text: () => change(written(profile)) }));
  for (const [kind, site, value] of changes(profile, schema, "", schema, {}))
    made.push({ kind, site, text: () => written(value) });
  return made;
}

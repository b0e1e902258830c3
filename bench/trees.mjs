// Trees of conditions (dump.hpp says what they look like) as CEL text and as JSONLogic.

const infix = new Set(['+', '-', '*', '/', '%', '==', '!=', '<', '<=', '>', '>=', 'in', '&&', '||']);
const arithmetic = new Set(['+', '-', '*', '/', '%']);
const loops = new Set(['all', 'exists', 'exists_one', 'filter', 'map']);

// CEL without our conveniences: an int beside a double is written as a double, share() as two sizes.
export function celText(tree) {
  if ('value' in tree) return literal(tree.value, tree.type);
  const args = tree.args;
  const is = (type) => args.some((argument) => argument.type === type);
  const text = (argument) =>
    is('double') && argument.type === 'int' && ('value' in argument || arithmetic.has(tree.op))
      ? asDouble(argument) : celText(argument);
  if (tree.op === 'variable') return tree.name;
  if (tree.op === '.') return `${celText(args[0])}.${tree.name}`;
  if (tree.op === 'has') return `has(${celText(args[0])}.${tree.name})`;
  if (tree.op === '[]') return `${celText(args[0])}[${celText(args[1])}]`;
  if (tree.op === '!') return `!(${celText(args[0])})`;
  if (tree.op === '?:') return `(${celText(args[0])} ? ${text(args[1])} : ${text(args[2])})`;
  if (tree.op === '-' && args.length === 1) return `-(${celText(args[0])})`;
  if (tree.op === 'list') return `[${args.map(celText).join(', ')}]`;
  if (infix.has(tree.op)) return `(${text(args[0])} ${tree.op} ${text(args[1])})`;
  if (loops.has(tree.op))
    return `${celText(args[0])}.${tree.op}(${[tree.name, ...args.slice(1).map(celText)].join(', ')})`;
  if (tree.op === 'share') {
    const list = celText(args[0]);
    return `(double(size(${list}.filter(${tree.name}, ${celText(args[1])}))) / double(size(${list})))`;
  }
  if (tree.op === 'call') {
    const given = args.map((argument) => (tree.name === 'days' ? asDouble(argument) : text(argument)));
    return tree.receiver ? `${given[0]}.${tree.name}(${given.slice(1).join(', ')})`
                         : `${tree.name}(${given.join(', ')})`;
  }
  throw new Error(`no CEL for ${tree.op}`);
}

function asDouble(tree) {
  if ('value' in tree) return literal(tree.value, 'double');
  return tree.type === 'double' ? celText(tree) : `double(${celText(tree)})`;
}

function literal(value, type) {
  if (Array.isArray(value)) return `[${value.map((item) => literal(item)).join(', ')}]`;
  if (typeof value === 'number' && type !== 'int' && Number.isInteger(value)) return `${value}.0`;
  return JSON.stringify(value);
}

const names = {
  '==': '===', '!=': '!==', '&&': 'and', '||': 'or', '?:': 'if', exists: 'some', list: 'list',
};
const dayInMilliseconds = 86400000;

// Dates are numbers of milliseconds. `scopes`: the loop variables around the tree, outermost first.
export function jsonLogic(tree, scopes = []) {
  if ('value' in tree) return Array.isArray(tree.value) ? { preserve: tree.value } : tree.value;
  const path = pathOf(tree, scopes);
  if (path) return { val: path };
  const args = tree.args;
  const of = (argument) => jsonLogic(argument, scopes);
  const inside = (argument) => jsonLogic(argument, [...scopes, tree.name]);
  switch (tree.op) {
    case '.': return { get: [of(args[0]), tree.name] };
    case '[]': return { get: [of(args[0]), of(args[1])] };
    case 'list': return args.map(of);
    case 'all': return { or: [{ '===': [{ length: [of(args[0])] }, 0] }, { all: [of(args[0]), inside(args[1])] }] };
    case 'exists':
    case 'filter': return { [names[tree.op] ?? tree.op]: [of(args[0]), inside(args[1])] };
    case 'map':
      return args.length === 2
        ? { map: [of(args[0]), inside(args[1])] }
        : { map: [{ filter: [of(args[0]), inside(args[1])] }, inside(args[2])] };
    case 'share':
      return { '/': [{ length: [{ filter: [of(args[0]), inside(args[1])] }] }, { length: [of(args[0])] }] };
    case 'call':
      if (tree.name === 'size') return { length: [of(args[0])] };
      if (tree.name === 'days') return { '*': [of(args[0]), dayInMilliseconds] };
      if (tree.name === 'getHours') return { hours: [of(args[0])] };
      if (tree.name === 'sum') return { '+': of(args[0]) };
      if (tree.name === 'spread')
        return { '-': [{ max: of(args[0]) }, { min: of(args[0]) }] };
      if (tree.name === 'double') return of(args[0]);
      throw new Error(`no JSONLogic for ${tree.name}()`);
  }
  if (infix.has(tree.op) || tree.op === '!' || tree.op === '?:')
    return { [names[tree.op] ?? tree.op]: args.map(of) };
  throw new Error(`no JSONLogic for ${tree.op}`);
}

// What `a.b.c` is called from inside of the loops: two levels up for each loop on the way.
function pathOf(tree, scopes) {
  const steps = [];
  while (tree.op === '.') {
    steps.unshift(tree.name);
    tree = tree.args[0];
  }
  if (tree.op !== 'variable') return null;
  const scope = scopes.lastIndexOf(tree.name);
  const up = scopes.length - 1 - scope;
  if (scope < 0) steps.unshift(tree.name);
  return up > 0 ? [[2 * up], ...steps] : steps;
}

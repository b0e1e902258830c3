// The evaluators in JavaScript behind one face: date(text) and object(plain object) once a document,
// question(tree) once a condition; the function that this gives takes a scope (an object of
// variables) and returns what the library returns. What a library refuses it throws.
import { CelScalar, celEnv, celFunc, isCelError, listType, objectType, parse, plan } from '@bufbuild/cel';
import { create } from '@bufbuild/protobuf';
import { DurationSchema, timestampFromMs } from '@bufbuild/protobuf/wkt';
import { Environment, evaluate } from '@marcbachmann/cel-js';
import { LogicEngine } from 'json-logic-engine';
import { celText, jsonLogic } from './trees.mjs';

const total = (items) => {
  let sum = 0;
  for (const item of items) sum += item;
  return sum;
};
const spread = (items) => Math.max(...items) - Math.min(...items);

function marcbachmann() {
  const Duration = evaluate("duration('1s')").constructor;
  const environment = new Environment({ unlistedVariablesAreDyn: true })
    .registerFunction('days(double): google.protobuf.Duration', (n) => Duration.fromMilliseconds(n * 86400000))
    .registerFunction('sum(list): double', total)
    .registerFunction('spread(list): double', spread);
  return {
    date: (text) => new Date(text),
    object: (plain) => plain,
    question: (tree) => environment.parse(celText(tree)),
  };
}

function bufbuild() {
  const duration = objectType(DurationSchema);
  const numbers = listType(CelScalar.DOUBLE);
  const days = (n) => create(DurationSchema, { seconds: BigInt(Math.trunc(n * 86400)) });
  const environment = celEnv({
    funcs: [
      celFunc('days', [CelScalar.DOUBLE], duration, days),
      celFunc('sum', [numbers], CelScalar.DOUBLE, total),
      celFunc('spread', [numbers], CelScalar.DOUBLE, (items) => spread([...items])),
    ],
  });
  return {
    date: (text) => timestampFromMs(Date.parse(text)),
    object: (plain) => new Map(Object.entries(plain)),
    question: (tree) => {
      const run = plan(environment, parse(celText(tree)));
      return (scope) => {
        const result = run(scope);
        if (isCelError(result)) throw result;
        return result;
      };
    },
  };
}

function jsonLogicEngine(mode) {
  const engine = new LogicEngine();
  engine.addMethod('hours', ([duration]) => Math.trunc(duration / 3600000), { deterministic: true });
  return {
    date: Date.parse,
    object: (plain) => plain,
    question: (tree) => {
      const logic = jsonLogic(tree);
      return mode === 'compiled' ? engine.build(logic) : (scope) => engine.run(logic, scope);
    },
  };
}

export const engines = {
  '@marcbachmann/cel-js': marcbachmann(),
  '@bufbuild/cel': bufbuild(),
  'json-logic-engine, compiled': jsonLogicEngine('compiled'),
  'json-logic-engine, interpreted': jsonLogicEngine('interpreted'),
};

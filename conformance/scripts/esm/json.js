// JSON needs its attribute, and is the object that require gives.
// otto: otto has no ES modules.
import data from './_fixtures/data.json' with { type: 'json' };
import * as ns from './_fixtures/data.json' with { type: 'json' };
import { createRequire } from 'node:module';

console.log(data, Object.keys(ns));
console.log(createRequire(import.meta.url)('./_fixtures/data.json') === data);
for (const [file, options] of [['data.json', undefined], ['data.json', { with: { type: 'css' } }], ['data.json', { with: { kind: 'json' } }],
  ['names.mjs', { with: { type: 'json' } }], ['bad.json', { with: { type: 'json' } }], ['data.json', 5], ['data.json', { with: { type: 'json' } }]]) {
  try {
    console.log((await import('./_fixtures/' + file, options)).default === data);
  } catch (e) {
    console.log(e.name, e.code, e.message);
  }
}

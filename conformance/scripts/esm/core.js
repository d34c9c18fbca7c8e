// Core modules have named exports, which syncBuiltinESMExports renews.
// otto: otto has no ES modules.
import path, { join, sep } from 'path';
import * as ns from 'node:path';
import { EventEmitter, once } from 'events';
import module, { createRequire, builtinModules, isBuiltin, syncBuiltinESMExports } from 'module';
import * as p from 'process';

console.log(path.join === join, sep, ns.default === path, typeof ns.posix.join);
console.log(typeof EventEmitter, typeof once, new EventEmitter() instanceof EventEmitter);
console.log(module.createRequire === createRequire, builtinModules.includes('path'), isBuiltin('node:path'), isBuiltin('nope'));
console.log(p.default === process, p.argv === process.argv);
path.join = function () { return 'mine'; };
console.log(join('a', 'b'), ns.join('a', 'b'));
syncBuiltinESMExports();
console.log(join('a', 'b'), ns.join('a', 'b'));

// Prints what Node's modules export, a line a name: the name, a tab, its kind.
// Classes are followed by what they and their prototypes have (stream.Readable,
// stream.Readable.from, stream.Readable#pipe); namespaces (fs.promises) by what
// is in them.
'use strict';

function kind(holder, key) {
  var d = Object.getOwnPropertyDescriptor(holder, key);
  if (d.get || d.set) return 'accessor';
  if (typeof d.value === 'function') return isClass(d.value) ? 'class' : 'function';
  return typeof d.value === 'object' && d.value !== null ? 'object' : 'value';
}

// A class has something on its prototype, or calls itself one.
function isClass(f) {
  var p = f.prototype;
  if (p === null || typeof p !== 'object') return false;
  return Object.getOwnPropertyNames(p).length > 1 || /^class\b/.test(Function.prototype.toString.call(f)) ||
    Object.getPrototypeOf(p) !== Object.prototype;
}

function names(o) {
  return Object.getOwnPropertyNames(o).filter(function (name) {
    return name[0] !== '_' && name !== 'constructor' && name !== 'prototype' && name !== 'length' &&
      name !== 'name' && name !== 'caller' && name !== 'arguments' && !/^\d+$/.test(name);
  }).sort();
}

var shown = [];

function show(prefix, o, separator) {
  names(o).forEach(function (name) {
    var k = kind(o, name), path = prefix + separator + name;
    console.log(path + '\t' + k);
    if (separator === '#' && k !== 'class') return;
    var value = o[name];
    if (value === null || shown.indexOf(value) >= 0) return;
    if (k === 'class') {
      shown.push(value);
      show(path, value, '.');
      show(path, value.prototype, '#');
    } else if (typeof value === 'object' && separator === '.' && /^[a-z]/.test(name) && !skip[path]) {
      shown.push(value);
      show(path, value, '.');
    }
  });
}

// Not namespaces: what the machine, the run or a table holds.
var skip = {};
// Not for others: how Node's streams keep their books.
shown.push(require('stream').Readable.ReadableState, require('stream').Writable.WritableState);

['process.env', 'process.config', 'process.versions', 'process.release', 'process.argv', 'process.execArgv',
  'process.mainModule', 'process.stdin', 'process.stdout', 'process.stderr', 'process.report',
  'process.allowedNodeEnvironmentFlags', 'process.moduleLoadList', 'process.domain', 'module.globalPaths',
  'http.globalAgent', 'https.globalAgent', 'module.builtinModules', 'util.inspect.styles', 'buffer.Buffer.INSPECT_MAX_BYTES'].forEach(function (p) { skip[p] = true; });

process.removeAllListeners('warning'); // of the deprecated ones
process.on('warning', function () {});

require('module').builtinModules.slice().sort().forEach(function (name) {
  if (name[0] === '_') return;
  var o = require(name);
  console.log(name + '\tmodule');
  if (name === 'sys' || name === 'constants') return; // util, and parts of os and fs, once more
  shown.push(o);
  if (typeof o === 'function' && isClass(o)) show(name, o.prototype, '#');
  show(name, o, '.');
});
names(globalThis).forEach(function (name) {
  console.log('globalThis.' + name + '\t' + (typeof globalThis[name] === 'function' ? 'function' : 'value'));
});

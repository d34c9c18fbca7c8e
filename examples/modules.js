// Modules: core modules, files, folders, JSON, and the cache between them.
//
//	uvotto examples/modules.js

const path = require('path');
const greet = require('./lib/greet'); // lib/greet.js
const words = require('./lib/words.json'); // parsed

for (const language of Object.keys(words)) {
  console.log(greet(language, 'loop'));
}

// A module runs once: whoever asks again gets the same exports.
console.log(require('./lib/greet') === greet);

// What was loaded, and by whom.
for (const child of module.children) {
  console.log(path.relative(__dirname, child.filename), 'asked for by', path.basename(child.parent.filename));
}

// When a module is not there, the error tells who asked for it.
try {
  require('./lib/nothing');
} catch (err) {
  console.log(err.code, 'asked for by', err.requireStack.map((file) => path.basename(file)).join());
}

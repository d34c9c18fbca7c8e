// --check shows what does not compile.
// command: -c _fixtures/broken.js

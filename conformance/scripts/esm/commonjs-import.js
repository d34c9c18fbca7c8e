// import in a file that is CommonJS by its package.
// command: ./_fixtures/commonjs/import.js

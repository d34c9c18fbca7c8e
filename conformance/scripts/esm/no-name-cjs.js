// A name that a CommonJS module does not seem to export.
// otto: otto has no ES modules.
// command: ./_fixtures/wants-cjs-name.mjs

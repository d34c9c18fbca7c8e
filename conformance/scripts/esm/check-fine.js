// --check of a module that compiles, whatever it imports.
// otto: otto has no ES modules.
// command: --check ./_fixtures/needs-missing.mjs

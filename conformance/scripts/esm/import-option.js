// --import runs modules before the program.
// otto: otto has no ES modules.
// command: --import ./_fixtures/tla-quick.mjs --import ./_fixtures/tla-none.mjs ./_fixtures/counter.cjs

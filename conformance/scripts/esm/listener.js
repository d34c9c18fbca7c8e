// 'uncaughtException' hears what a module throws.
// otto: otto has no ES modules.
// command: --import ./_fixtures/listens.mjs ./_fixtures/throws.mjs

// A value that is no error, thrown while a module loads.
// otto: otto has no ES modules.
// command: ./_fixtures/throws-value.mjs

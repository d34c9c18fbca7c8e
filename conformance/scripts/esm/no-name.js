// A name that the other module does not export.
// otto: otto has no ES modules.
// command: ./_fixtures/wants-name.mjs

// __dirname in a module gets a hint.
// otto: otto has no ES modules.
// command: ./_fixtures/uses-dirname.mjs

// A module that does not compile is shown with a caret.
// otto: otto has no ES modules.
// command: ./_fixtures/bad-syntax.mjs

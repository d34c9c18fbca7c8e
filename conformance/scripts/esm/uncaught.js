// An error thrown while a module loads is shown with its URL.
// otto: otto has no ES modules.
// command: ./_fixtures/throws.mjs

// exports and imports of package.json go by the condition import.
// otto: otto has no ES modules.
// command: ./_fixtures/packages.mjs

// A module that imports a file that is not there.
// otto: otto has no ES modules.
// command: ./_fixtures/needs-missing.mjs

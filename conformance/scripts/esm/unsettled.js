// A program whose module still awaits at its end has exit code 13.
// otto: otto has no ES modules.
// command: ./_fixtures/unsettled.mjs

// A main module that is not there is CommonJS's error.
// command: ./_fixtures/gone.mjs

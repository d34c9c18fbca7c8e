// module in a .js file that is a module by its package gets a longer hint.
// otto: otto has no ES modules.
// command: ./_fixtures/uses-require.js

// await at the top makes a module of a file.
// otto: otto has no ES modules.
// command: ./_fixtures/typeless/awaits.js

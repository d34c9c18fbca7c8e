// Module syntax makes a module of a file whose package has no type, with a warning.
// otto: otto has no ES modules.
// command: ./_fixtures/typeless/detected.js

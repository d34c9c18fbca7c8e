// --check compiles a module and runs nothing.
// otto: otto has no ES modules.
// command: --check ./_fixtures/bad-syntax.mjs

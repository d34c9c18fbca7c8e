// -p cannot print a module.
// otto: otto has no ES modules.
// command: -p 'import "path"'

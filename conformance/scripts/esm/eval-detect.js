// -e with an import is a module.
// otto: otto has no ES modules.
// command: -e 'import { sep } from "path"; console.log(sep, typeof require, typeof import.meta.url)'

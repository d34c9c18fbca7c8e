// -e with --input-type=module.
// otto: otto has no ES modules.
// command: --input-type=module -e 'import { sep } from "path"; console.log(sep, typeof require, await 1)'

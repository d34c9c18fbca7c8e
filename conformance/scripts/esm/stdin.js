// Standard input is a module by --input-type.
// otto: otto has no ES modules.
// command: --input-type=module -
// stdin: import { sep } from 'path'; console.log(sep, typeof require);

// An error in -e with --input-type=module.
// otto: otto has no ES modules.
// command: --input-type=module -e 'throw new TypeError(1)'

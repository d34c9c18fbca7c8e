// Modules may import each other: functions are there, constants are not yet.
// otto: otto has no ES modules.
import './_fixtures/cycle-a.mjs';

// require of an ES module gives its namespace, unless it awaits.
// otto: otto has no ES modules.
import './_fixtures/requires.cjs';

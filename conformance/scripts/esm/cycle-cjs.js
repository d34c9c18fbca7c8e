// A CommonJS module cannot require the ES module that is importing it.
// otto: otto has no ES modules.
import './_fixtures/cycle-both.mjs';

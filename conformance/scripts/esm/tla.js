// A module waits for those that await, and for those alone.
// otto: otto has no ES modules.
import './_fixtures/tla-none.mjs';
import './_fixtures/tla-uses.mjs';
import './_fixtures/tla-quick.mjs';

console.log('main', await 'awaits too');

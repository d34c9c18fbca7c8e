// The condition module-sync holds where require runs ES modules.
// otto: otto has no ES modules.
console.log(require('./_fixtures/exports/sync.js'));

// -e may import().
// otto: otto has no ES modules.
// command: -e 'import("./_fixtures/names.mjs").then(function (ns) { console.log(Object.keys(ns)) })'

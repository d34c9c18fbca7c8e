// A name that two export * give cannot be imported.
// otto: otto has no ES modules.
import('./_fixtures/wants-star.mjs').catch(function (e) { console.log(e.name, e.message); });

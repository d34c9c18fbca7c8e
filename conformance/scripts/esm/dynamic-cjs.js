// import() from CommonJS finds its way from the file it stands in.
// otto: otto has no ES modules.
import common from './_fixtures/import-from.cjs';

await common.load().then(function (ns) { console.log('loaded', Object.keys(ns)); });
await common.loadBare('pack').then(function (ns) { console.log(ns.default); });
await common.loadBare('./not-there.mjs').catch(function (e) { console.log(e.code, e.message); });

console.log(require('./default-only.mjs'));
console.log(require('./no-default.mjs'));
console.log(require('./module-exports.mjs'));
try { require('./awaits.mjs'); } catch (e) { console.log(e.code); }
console.log(require('./default-only.mjs') === require('./default-only.mjs'));
try { require('./throws.mjs'); } catch (e) { console.log(e.message); }
try { require('./throws.mjs'); } catch (e) { console.log(e.message); }
import('./default-only.mjs').then(function (ns) { console.log(ns.default === require('./default-only.mjs').default); });

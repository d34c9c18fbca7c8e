exports.before = true;
try { require('./cycle-both.mjs'); } catch (e) { console.log(e.code, e.message); }
exports.after = true;

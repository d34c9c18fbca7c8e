exports.dep = require("dep");
exports.part = (function () { try { return require("dep/part"); } catch (e) { return e.code; } })();
exports.scoped = require("@scope/pack");

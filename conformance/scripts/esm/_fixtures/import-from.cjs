exports.load = function () { return import('./names.mjs'); };
exports.loadBare = function (name) { return import(name); };

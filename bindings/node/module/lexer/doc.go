// Package lexer guesses the names that a CommonJS module exports from its text
// alone, since an ES module that imports it must know them before anything runs.
// What it recognizes is what Node documents (cjs-module-lexer), no more and no
// less: programs depend on both.
//
//	exports.a =   exports['a'] =   module.exports.a =
//	module.exports = { a, b: c, 'd': e, ...f, ...require('g') }
//	module.exports = require('g')
//	Object.defineProperty(exports, 'a', { enumerable: true, value: or a getter
//	__export(require('g'))   __exportStar(require('g'))
//	Object.keys(g).forEach(function (k) { ... exports[k] = g[k] })
//
// They count wherever they stand, in code that never runs too. scan.go makes
// tokens of a text, exports.go looks for these patterns among them.
package lexer

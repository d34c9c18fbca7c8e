// Package module is Node's module system: require and its relatives, the cache
// that scripts may edit, require('module'), and the loader of ES modules for
// engines that have them (engine.Modules).
//
// Storeys, top down: loader.go and require.go are what a script sees of
// CommonJS, load.go is how a module comes to life; esm.go, translate.go and
// esm_run.go are the same for ES modules, and esm_require.go is where the two
// meet. resolve.go, exports.go and esm_resolve.go find files and know neither
// engine nor module. Package lexer guesses the names that CommonJS exports.
//
// Tools replace pieces of the loader (Module._load, Module._resolveFilename,
// Module._extensions, Module.wrap, Module.prototype.require and ._compile), so
// each step asks whether a script has put its own function in place and calls
// that; otherwise Go calls Go.
//
// Differs from Node: files are read when they are asked for, not in the
// background; Module.register and its hooks are not there.
package module

// Package module is CommonJS as Node has it: require and its relatives, the
// cache that scripts may edit, and require('module').
//
// Three storeys, top down: loader.go and require.go are what a script sees,
// load.go is how a module comes to life, resolve.go finds files and knows
// neither engine nor module.
//
// Tools replace pieces of the loader (Module._load, Module._resolveFilename,
// Module._extensions, Module.wrap, Module.prototype.require and ._compile), so
// each step asks whether a script has put its own function in place and calls
// that; otherwise Go calls Go.
//
// Differs from Node: the exports and imports of a package.json are not looked
// at, main is; ES modules are refused, in require() and as the main file.
package module

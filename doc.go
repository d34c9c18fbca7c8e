// Package uvgo is the root of the project and holds nothing to import: the
// event loop is package uv, Node's API package bindings/node, the otto engine
// package bindings/otto. The tests beside this file hold the rules between
// them: which may import which, and what documentation must say.
package uvgo

package enginetest

import (
	"errors"

	"github.com/uvgo/uvgo/bindings/node/engine"
)

func moduleLinkErrors(k *moduleKit) {
	k.files(`
-- none
import { a } from "dep"; import {
  nope as n } from "dep"
-- default
import dflt, { a } from "dep"
-- again
export { a, b as bee } from "dep"
-- ambiguous
import { z } from "both"
-- namespace
import * as both from "both"
-- both
export * from "dep"
export * from "dep2"
-- dep
export let a, z
-- dep2
export let z
-- circle
export { x } from "circle2"
-- circle2
export { x } from "circle"
`)
	for _, c := range []struct {
		name, message string
		line, column  int
		end           int
	}{
		{"none", "The requested module 'dep' does not provide an export named 'nope'", 2, 3, 12},
		{"default", "The requested module 'dep' does not provide an export named 'default'", 1, 8, 12},
		{"again", "The requested module 'dep' does not provide an export named 'b'", 1, 13, 21},
		{"ambiguous", "The requested module 'both' contains conflicting star exports for name 'z'", 1, 10, 11},
		{"circle", "The requested module 'circle' does not provide an export named 'x'", 1, 10, 11},
	} {
		m, err := k.module(c.name)
		if err != nil {
			k.Fatal(err)
		}
		var s *engine.SyntaxError
		if err := m.Instantiate(); !errors.As(err, &s) {
			k.Errorf("%s: error is %T %v, want *engine.SyntaxError", c.name, err, err)
		} else if s.Message != c.message || s.Line != c.line || s.Column != c.column || s.EndColumn != c.end {
			k.Errorf("%s: %v, to %d\nwant %d:%d to %d %s", c.name, s, s.EndColumn, c.line, c.column, c.end, c.message)
		}
	}
	m, err := k.module("namespace")
	if err == nil {
		err = m.Instantiate()
	}
	if err != nil {
		k.Fatal(err)
	}
	if keys, err := k.Keys(k.made["both"].Namespace(), true); err != nil || len(keys) != 2 || keys[0] != "a" {
		k.Errorf("the namespace of both has %v %v, want a alone", keys, err)
	}
}

func moduleSyntaxErrors(k *moduleKit) {
	for _, c := range []struct {
		text, message string
		line, column  int
		end           int
	}{
		{"export { q };", "Export 'q' is not defined in module", 1, 10, 11},
		{"export let q; export { q };", "Duplicate export of 'q'", 1, 24, 25},
		{"export { x as y, z as y }; var x, z", "Duplicate export of 'y'", 1, 18, 24},
		{"import { a } from 'x'; let a;", "Identifier 'a' has already been declared", 1, 28, 29},
		{"import {a} from 'x'; import {a} from 'x'", "Identifier 'a' has already been declared", 1, 30, 31},
		{"function f(){} function f(){}", "Identifier 'f' has already been declared", 1, 16, 17},
		{"export { q }; export let q", "Duplicate export of 'q'", 1, 22, 27},
		{"export default function f() {} export default 3", "Duplicate export of 'default'", 1, 39, 46},
		{"export {a as default}; export default 1; let a", "Duplicate export of 'default'", 1, 31, 38},
		{"import {a} from 'x'; class a {}", "Identifier 'a' has already been declared", 1, 22, 32},
		{"import {a} from 'x'; {var a}", "Identifier 'a' has already been declared", 1, 27, 28},
		{"var a; function a() {}", "Identifier 'a' has already been declared", 1, 8, 9},
		{"() => await 1", "Unexpected reserved word", 1, 7, 12},
		{"function f() { await(1) }", "Unexpected reserved word", 1, 16, 21},
		{"import x, from 'y'", "Unexpected token ','", 1, 9, 10},
		{"import * from 'y'", "Unexpected identifier 'from'", 1, 10, 14},
		{"import", "Unexpected end of input", 1, 7, 7},
		{"export x", "Unexpected token 'export'", 1, 1, 7},
		{"export async x", "Unexpected token 'async'", 1, 8, 13},
		{"import 'a' 'b'", "Unexpected string", 1, 12, 15},
		{"import()", "import() requires a specifier", 1, 7, 8},
		{"new import('a')", "Cannot use new with import", 1, 5, 11},
		{"import.meta = 1", "Invalid left-hand side in assignment", 1, 1, 12},
		{"import.meta++", "Invalid left-hand side expression in postfix operation", 1, 1, 12},
		{"export default", "Unexpected end of input", 1, 15, 15},
		{"arguments = 1", "Unexpected eval or arguments in strict mode", 1, 1, 10},
		{"label: export let x", "Unexpected token 'export'", 1, 8, 14},
		{"if (1) export let x", "Unexpected token 'export'", 1, 8, 14},
		{"export { implements }", "Unexpected reserved word", 1, 10, 20},
		{"import x from 'y' with {type: 3}", "Unexpected number", 1, 31, 32},
		{"function f() { for await (x of y) {} }", "Unexpected reserved word", 1, 20, 25},
		{"-->", "HTML comments are not allowed in modules", 1, 3, 4},
		{"010", "Octal literals are not allowed in strict mode.", 1, 1, 4},
		{"let let = 1", "Unexpected strict mode reserved word", 1, 5, 8},
		{"implements = 3", "Unexpected strict mode reserved word", 1, 1, 11},
		{"const a = 1; { var a }", "Identifier 'a' has already been declared", 1, 20, 21},
		{"var await", "Unexpected reserved word", 1, 5, 10},
		{"import x from 'y' with", "Unexpected end of input", 1, 23, 23},
		{"return 1", "Illegal return statement", 1, 1, 7},
		{"export { default };", "Unexpected reserved word", 1, 10, 17},
		{"export { 'a b' };", "String literal module export names must be followed by a 'from' clause", 1, 10, 15},
		{"{ import x from 'x' }", "Unexpected identifier 'x'", 1, 10, 11},
		{"{ export let x }", "Unexpected token 'export'", 1, 3, 9},
		{"import {a as 1} from 'x'", "Unexpected number", 1, 14, 15},
		{"import x y", "Unexpected identifier 'y'", 1, 10, 11},
		{"import {a} from 'x' import {b} from 'x'", "Unexpected token 'import'", 1, 21, 27},
		{"import {if} from 'x'", "Unexpected reserved word", 1, 9, 11},
		{"import {eval} from 'x'", "Unexpected eval or arguments in strict mode", 1, 9, 13},
		{"export default const x = 1", "Unexpected token 'const'", 1, 16, 21},
		{"new.target", "new.target expression is not allowed here", 1, 5, 11},
		{"import {a} from 'x'; delete a", "Delete of an unqualified identifier in strict mode.", 1, 29, 30},
		{"import 'x' with {type: 'json', type: 'b'}", "Import assertion has duplicate key 'type'", 1, 32, 41},
		{"import.metax", "Unexpected identifier 'metax'", 1, 8, 13},
		{"with (a) {}", "Strict mode code may not include a with statement", 1, 1, 5},
		{"<!-- x", "HTML comments are not allowed in modules", 1, 4, 5},
		{"let a = 1\nlet b = f(2 3)", "missing ) after argument list", 2, 11, 12},
		{"await = 1", "Unexpected token '='", 1, 7, 8},
		{"function g() { await 1 }", "Unexpected reserved word", 1, 16, 21},
		{"export default 1; export default 2", "Identifier '.default' has already been declared", 1, 26, 35},
	} {
		_, err := k.Module(engine.Source{File: "test.mjs", Text: c.text})
		var s *engine.SyntaxError
		if !errors.As(err, &s) {
			k.Errorf("%s: error is %T %v, want *engine.SyntaxError", c.text, err, err)
		} else if s.Message != c.message || s.Line != c.line || s.Column != c.column || s.EndColumn != c.end {
			k.Errorf("%s\n%v, to %d\nwant %d:%d to %d %s", c.text, s, s.EndColumn, c.line, c.column, c.end, c.message)
		}
	}
}

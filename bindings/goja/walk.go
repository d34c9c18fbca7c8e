package goja

import (
	"reflect"
	"sync"

	"github.com/dop251/goja/file"
)

// walk calls visit with the nodes of a tree, parents first; visit tells whether
// it wants to see what is below one. The tree has some sixty kinds of nodes:
// reflection finds its way better than we would.
func walk(node any, visit func(node any) bool) { walkValue(reflect.ValueOf(node), visit) }

func walkValue(v reflect.Value, visit func(node any) bool) {
	switch v.Kind() {
	case reflect.Interface, reflect.Pointer:
		if v.IsNil() {
			return
		}
		if v.Kind() == reflect.Pointer {
			node := v.Interface()
			if _, ok := node.(*file.File); ok || !visit(node) {
				return
			}
		}
		walkValue(v.Elem(), visit)
	case reflect.Struct:
		for _, i := range fieldsOf(v.Type()) {
			walkValue(v.Field(i), visit)
		}
	case reflect.Slice:
		for i := range v.Len() {
			walkValue(v.Index(i), visit)
		}
	}
}

// nodeFields are the fields of each kind of node that have nodes below them:
// []int by reflect.Type.
var nodeFields sync.Map

func fieldsOf(t reflect.Type) []int {
	if list, ok := nodeFields.Load(t); ok {
		return list.([]int)
	}
	var fields []int
	for i := range t.NumField() {
		switch f := t.Field(i); f.Type.Kind() {
		case reflect.Slice, reflect.Interface, reflect.Pointer, reflect.Struct:
			if f.Name != "DeclarationList" { // which the body has, too
				fields = append(fields, i)
			}
		}
	}
	nodeFields.Store(t, fields)
	return fields
}

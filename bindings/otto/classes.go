package otto

import (
	goruntime "runtime"
	"slices"

	"github.com/robertkrimen/otto"
)

// patchClasses repairs otto's classes of plain objects and of arrays where
// they are, for every interpreter of the process: otto makes its objects with
// them and gives us no say. Each repair is one that the language asks for:
// indices come first when properties are listed, a property that is deleted
// while they are listed does not hide another, and a function written for a
// variable has its name.
func patchClasses() {
	for _, c := range []*objectClass{inside.plain, inside.array} {
		c.enumerate = enumerate
		get, has := c.get, c.hasProperty
		c.get = func(o *object, name string) otto.Value {
			if v, ok := o.lookup(name); ok {
				return v
			}
			return get(o, name)
		}
		c.hasProperty = func(o *object, name string) bool {
			for p := o; p != nil; p = p.prototype {
				_, found, known := p.own(name)
				if found {
					return true
				}
				if !known {
					return has(o, name)
				}
			}
			return false
		}
	}
	plain := inside.plain.getOwnProperty
	inside.plain.getOwnProperty = func(o *object, name string) *property {
		if name == "name" && o.class == "Function" {
			o.giveName()
		}
		return plain(o, name)
	}
}

// enumerate calls each with the names of own properties, in the language's
// order: indices ascending, then the others as they were added.
func enumerate(o *object, all bool, each func(string) bool) {
	names := make([]string, 0, len(o.propertyOrder))
	last, sorted, others := -1, true, false
	for _, name := range o.propertyOrder {
		if !all && o.property[name].mode&0o070 != 0o010 {
			continue
		}
		if i, ok := arrayIndex(name); !ok {
			others = true
		} else {
			sorted = sorted && !others && i > last
			last = i
		}
		names = append(names, name)
	}
	if !sorted {
		orderKeys(names)
	}
	for _, name := range names {
		if _, ok := o.property[name]; ok && !each(name) {
			return
		}
	}
}

// orderKeys sorts names in place into the language's order.
func orderKeys(names []string) {
	slices.SortStableFunc(names, func(a, b string) int {
		i, aok := arrayIndex(a)
		j, bok := arrayIndex(b)
		switch {
		case aok && bok:
			return i - j
		case aok:
			return -1
		case bok:
			return 1
		}
		return 0
	})
}

// stackDepthLimit is the deepest stack that is safe. Go kills a process whose
// stack outgrows 1 GB (250 MB with 32-bit pointers), and stacks grow by
// doubling, so 512 MB can be had. A call needs 4.5 kB, and up to 1.4 kB for
// each of levelsPerCall levels of nesting: 43 kB (measured with the race
// detector, which needs most). TestStackNeed measures again.
func stackDepthLimit() int {
	if goruntime.GOARCH == "386" || goruntime.GOARCH == "arm" || goruntime.GOARCH == "mips" || goruntime.GOARCH == "mipsle" {
		return 2500
	}
	return 10000
}

package goja

import (
	"errors"
	"sort"

	"github.com/dop251/goja"

	"github.com/uvgo/uvgo/bindings/node/engine"
)

// How modules run is the specification's algorithm, by its names: a depth-first
// walk that finds cycles as Tarjan does, and, where a module awaits at its top,
// the modules above it waiting for it.

type evaluationStatus uint8

const (
	unevaluated evaluationStatus = iota
	evaluating
	evaluatingAsync
	evaluated
)

// evaluation is how far a module has come.
type evaluation struct {
	status          evaluationStatus
	failure         goja.Value // what it threw, nil for nothing
	index, ancestor int        // in the walk
	root            *module    // of its cycle
	async           int        // its number among those that evaluate asynchronously; 0: it does not
	waits           int        // for so many dependencies
	parents         []*module  // which wait for it
	awaitOffset     int        // where its text awaits now, -1 where it does not
	capability      *capability
}

// capability is a promise with its functions.
type capability struct {
	promise         goja.Value
	resolve, reject func(any) error
}

func (e *Engine) newCapability() *capability {
	p, resolve, reject := e.vm.NewPromise()
	return &capability{e.vm.ToValue(p), resolve, reject}
}

// Evaluate runs what has not run yet and gives a promise for the end of it.
func (m *module) Evaluate() (v engine.Value, err error) {
	if !m.linked {
		return nil, errors.New("goja: Instantiate comes before Evaluate")
	}
	err = m.e.try(func() { v = m.evaluate() })
	return v, err
}

func (m *module) evaluate() goja.Value {
	if m.status >= evaluatingAsync && m.root != nil {
		m = m.root
	}
	if m.capability != nil {
		return m.capability.promise
	}
	m.capability = m.e.newCapability()
	var stack []*module
	if _, failure := m.inner(&stack, 0); failure != nil {
		for _, d := range stack {
			d.status, d.failure = evaluated, failure
		}
		m.capability.reject(failure)
	} else if m.status == evaluated {
		m.capability.resolve(goja.Undefined())
	}
	return m.capability.promise
}

// inner is InnerModuleEvaluation; failure is what was thrown.
func (m *module) inner(stack *[]*module, index int) (next int, failure goja.Value) {
	if m.status != unevaluated {
		return index, m.failure
	}
	m.status, m.index, m.ancestor = evaluating, index, index
	index++
	*stack = append(*stack, m)
	for _, d := range m.deps {
		if index, failure = d.inner(stack, index); failure != nil {
			return index, failure
		}
		if d.status == evaluating {
			m.ancestor = min(m.ancestor, d.ancestor)
		} else if d = d.root; d.failure != nil {
			return index, d.failure
		}
		if d.async > 0 && d.status != evaluated {
			m.waits++
			d.parents = append(d.parents, m)
		}
	}
	switch {
	case m.waits > 0 || m.awaits():
		m.e.asyncRun++
		m.async = m.e.asyncRun
		if m.waits == 0 {
			m.runAsync()
		}
	default:
		if failure = m.run(); failure != nil {
			return index, failure
		}
	}
	if m.ancestor == m.index {
		for done := false; !done; {
			last := len(*stack) - 1
			d := (*stack)[last]
			*stack = (*stack)[:last]
			d.root, d.status, done = m, evaluated, d == m
			if d.async > 0 {
				d.status = evaluatingAsync
			}
		}
	}
	return index, nil
}

func (m *module) awaits() bool { return m.source != nil && m.source.Await }

// Awaits tells whether the module's own text awaits at its top.
func (m *module) Awaits() bool { return m.awaits() }

// Awaiting is where the module awaits now, 0 and 0 if it does not.
func (m *module) Awaiting() (line, column int) {
	if m.status != evaluatingAsync || m.body == nil || m.awaitOffset < 0 {
		return 0, 0
	}
	return m.unit.placeOf(m.source.TextOffset(m.awaitOffset))
}

// awaitsAt is called with what is awaited next, and where.
func (m *module) awaitsAt(c goja.FunctionCall) goja.Value {
	m.awaitOffset = int(c.Argument(1).ToInteger())
	return c.Argument(0)
}

// run is ExecuteModule for a module that does not await.
func (m *module) run() goja.Value {
	x := m.e.vm.Try(func() {
		if m.source != nil {
			m.e.natives.next.call(m.body)
		} else if err := m.synthetic(m); err != nil {
			m.e.throw(err)
		}
	})
	m.done()
	if x != nil {
		return x.Value()
	}
	return nil
}

// done lets go of what nobody needs any more.
func (m *module) done() { m.body, m.program = nil, nil }

// runAsync is ExecuteAsyncModule.
func (m *module) runAsync() {
	c := m.e.newCapability()
	m.awaitOffset = -1
	m.e.await(c.promise, func(goja.Value) { m.fulfilled() }, m.rejected)
	m.drive(c, m.e.natives.next, goja.Undefined())
}

// drive goes on with a module that awaits, and comes back when what it awaits
// next is there.
func (m *module) drive(c *capability, resume native, v goja.Value) {
	e := m.e
	m.awaitOffset = -1
	x := e.vm.Try(func() {
		result := resume.call(m.body, v).(*goja.Object)
		if result.Get("done").ToBoolean() {
			c.resolve(goja.Undefined())
			m.done()
			return
		}
		awaited := result.Get("value")
		on := func(resume native) func(goja.Value) {
			return func(v goja.Value) { m.drive(c, resume, v) }
		}
		if x := e.vm.Try(func() { e.await(awaited, on(e.natives.next), on(e.natives.throw)) }); x != nil {
			m.drive(c, e.natives.throw, x.Value())
		}
	})
	if x != nil {
		c.reject(x.Value())
		m.done()
	}
}

// await calls one of two functions with what becomes of v.
func (e *Engine) await(v goja.Value, fulfilled, rejected func(goja.Value)) {
	reaction := func(f func(goja.Value)) goja.Value {
		return e.hiddenFunction(func(c goja.FunctionCall) goja.Value { f(c.Argument(0)); return goja.Undefined() })
	}
	promise := e.natives.promiseResolve.call(e.natives.promise, v)
	e.natives.then.call(promise, reaction(fulfilled), reaction(rejected))
}

// fulfilled is AsyncModuleExecutionFulfilled.
func (m *module) fulfilled() {
	if m.status == evaluated {
		return
	}
	m.status = evaluated
	if m.capability != nil {
		m.capability.resolve(goja.Undefined())
	}
	var ready []*module
	m.available(&ready)
	sort.Slice(ready, func(i, j int) bool { return ready[i].async < ready[j].async })
	for _, d := range ready {
		switch {
		case d.status == evaluated: // it has failed meanwhile
		case d.awaits():
			d.runAsync()
		default:
			if failure := d.run(); failure != nil {
				d.rejected(failure)
				continue
			}
			d.status = evaluated
			if d.capability != nil {
				d.capability.resolve(goja.Undefined())
			}
		}
	}
}

// available lists the modules that have waited for m alone, and those that can
// run with them: GatherAvailableAncestors.
func (m *module) available(list *[]*module) {
	for _, p := range m.parents {
		if p.waits == 0 || p.failure != nil || p.root != nil && p.root.failure != nil {
			continue // a module that failed while it was walked has no root
		}
		if p.waits--; p.waits == 0 {
			*list = append(*list, p)
			if !p.awaits() {
				p.available(list)
			}
		}
	}
}

// rejected is AsyncModuleExecutionRejected.
func (m *module) rejected(failure goja.Value) {
	if m.status == evaluated {
		return
	}
	m.status, m.failure = evaluated, failure
	for _, p := range m.parents {
		p.rejected(failure)
	}
	if m.capability != nil {
		m.capability.reject(failure)
	}
}

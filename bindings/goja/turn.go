package goja

import "github.com/dop251/goja"

// Turn runs f and then the promise jobs that have become due, until none is
// left. A Turn inside a Turn, a call or a job is part of the outer one.
//
// Outside a Turn, goja runs promise jobs at the end of each outermost call.
// Jobs of QueueMicrotask wait for the next Turn even then.
func (e *Engine) Turn(f func()) {
	if e.depth > 0 {
		f()
		return
	}
	e.turn = true
	defer func() { e.turn = false }()
	if err := e.outermost(f); err != nil && len(e.jobs) > 0 {
		e.Turn(func() {})
	}
}

// QueueMicrotask runs job among the promise jobs.
func (e *Engine) QueueMicrotask(job func()) {
	e.jobs = append(e.jobs, job)
	if e.turn {
		e.requeue()
	}
}

// requeue makes goja ask for each job in its turn.
func (e *Engine) requeue() {
	if !e.turn {
		return
	}
	for ; e.queued < len(e.jobs); e.queued++ {
		e.natives.then.call(e.natives.resolved, e.natives.next)
	}
}

// nextJob runs the first job.
func (e *Engine) nextJob(goja.FunctionCall) goja.Value {
	job := e.jobs[0]
	e.jobs[0] = nil
	e.jobs = e.jobs[1:]
	e.queued--
	e.deeper()
	defer e.shallower()
	job()
	return nil
}

package goja

// Turn runs f and then the promise jobs that have become due, until none is
// left. A Turn inside a Turn, a call or a job is part of the outer one.
//
// goja itself would run them at the end of each outermost call. We take them
// out of its queue, and run them in a Turn and in frames of ours: so an overflow
// in one is a RangeError, and one that is stopped takes no other with it.
func (e *Engine) Turn(f func()) {
	if e.depth > 0 {
		f()
		return
	}
	e.outermost(func() {
		queue := e.machine.jobs
		*queue = append(e.waiting, *queue...)
		e.waiting = nil
		e.finalize()
		f()
		e.drain()
	})
}

// drain runs promise jobs, and those they make.
func (e *Engine) drain() {
	queue := e.machine.jobs
	for len(*queue) > 0 {
		jobs := *queue
		*queue, e.claimed = nil, 0
		e.runJobs(jobs)
	}
}

// runJobs runs jobs; if one is stopped, the others come next.
func (e *Engine) runJobs(jobs []func()) {
	next, tried := 0, e.machine.tried()
	defer func() {
		e.machine.cutTries(tried)
		if queue := e.machine.jobs; next < len(jobs) {
			*queue = append(jobs[next:], *queue...)
		}
	}()
	for next < len(jobs) {
		job := jobs[next]
		jobs[next] = nil
		next++
		job()
	}
}

// QueueMicrotask runs job among the promise jobs.
func (e *Engine) QueueMicrotask(job func()) {
	if e.depth == 0 {
		e.waiting = append(e.waiting, job)
		return
	}
	*e.machine.jobs = append(*e.machine.jobs, func() {
		e.deeper()
		defer e.shallower()
		job()
	})
}

// keepJobs takes jobs out of goja's sight until the next Turn.
func (e *Engine) keepJobs() {
	if queue := e.machine.jobs; len(*queue) > 0 {
		e.waiting = append(e.waiting, *queue...)
		*queue, e.claimed = nil, 0
	}
}

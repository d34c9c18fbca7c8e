package otto

// Turn runs f and then the jobs that have become due, until none is left. A
// Turn inside a Turn, a call or a job is part of the outer one.
//
// A job that panics ends the Turn; the jobs behind it wait for the next.
func (e *Engine) Turn(f func()) {
	if e.turns == 0 && e.depth > 0 {
		f()
		return
	}
	e.turns++
	defer func() { e.turns-- }()
	f()
	if e.turns == 1 {
		e.runJobs()
	}
}

// QueueMicrotask runs job when the present Turn, or the next, has run its f.
func (e *Engine) QueueMicrotask(job func()) { e.jobs = append(e.jobs, job) }

func (e *Engine) runJobs() {
	done := 0
	defer func() {
		// A job that ends the script has emptied the queue: see job.
		n := copy(e.jobs, e.jobs[min(done, len(e.jobs)):])
		clear(e.jobs[n:])
		e.jobs = e.jobs[:n]
	}()
	for done < len(e.jobs) {
		job := e.jobs[done]
		e.jobs[done] = nil
		done++
		job()
	}
}

package goja

import "github.com/uvgo/uvgo/bindings/node/engine"

var _ engine.JobScopes = (*Engine)(nil)

// TrackJobs has t told of promise jobs.
func (e *Engine) TrackJobs(t engine.JobTracker) {
	e.claimed = len(*e.machine.jobs)
	e.vm.SetAsyncContextTracker(jobTracker{e, t})
}

// jobTracker tells of the jobs that goja does not tell of: those that call the
// then of a foreign object. They are in the queue since we last looked, and
// whoever put them there still runs.
type jobTracker struct {
	e *Engine
	t engine.JobTracker
}

func (j jobTracker) Grab() any {
	j.claim()
	return j.t.Grab()
}

func (j jobTracker) Resumed(grabbed any) { j.t.Resumed(grabbed) }

func (j jobTracker) Exited() {
	j.claim()
	j.t.Exited()
}

// claim wraps what is new in the queue. A job that goja tells of itself has its
// own scope inside.
func (j jobTracker) claim() {
	queue := *j.e.machine.jobs
	fresh := queue[min(j.e.claimed, len(queue)):]
	j.e.claimed = len(queue)
	if len(fresh) == 0 {
		return
	}
	grabbed := j.t.Grab()
	for i, job := range fresh {
		fresh[i] = func() {
			j.t.Resumed(grabbed)
			defer j.t.Exited()
			job()
		}
	}
}

// Package fspoll watches files by looking at them now and then, as uv_fs_poll_t.
//
//	p := fspoll.New(loop)
//	p.Start("notes", time.Second, func(err error, prev, curr fs.Stats) {
//		...
//	})
//
// It needs nothing of the system but stat, so it works on network file systems
// and for paths that do not exist yet, where package fsevent does not. It costs
// a job in the pool (package work) in each interval, and what changes and
// changes back in between is not seen.
package fspoll

import (
	"errors"
	"time"

	"github.com/uvgo/uvgo/uv"
	"github.com/uvgo/uvgo/uv/fs"
	"github.com/uvgo/uvgo/uv/work"
)

// FSPoll watches one path, as uv_fs_poll_t.
type FSPoll struct {
	uv.Handle
	deadline uv.Deadline
	watch    *watch // nil: not started
	looks    int    // that are in flight, those of former starts, too
}

// watch is what one Start began. Its looks at the file follow one another.
type watch struct {
	p        *FSPoll
	path     string
	interval time.Duration
	onChange func(err error, prev, curr fs.Stats)

	job   work.Request
	stats fs.Stats // what the pool found
	err   error
	began time.Duration // the last look

	known bool     // there was a look that succeeded or failed
	last  fs.Stats // the last that succeeded
	code  uv.Code  // of the last look, if it failed; 0: it did not
}

var kind = uv.HandleKind{
	Name:    "fs_poll",
	Closing: func(h uv.AnyHandle) { h.(*FSPoll).Stop() },
	Held:    func(h uv.AnyHandle) bool { return h.(*FSPoll).looks > 0 },
}

// New makes a handle that is not started, as uv_fs_poll_init. Loop goroutine
// only.
func New(loop *uv.Loop) *FSPoll {
	p := new(FSPoll)
	p.Init(loop, &kind, p)
	p.deadline.Init(&p.Handle, func() { p.watch.look() })
	return p
}

// Start looks at path at once and then every interval, and makes onChange run
// when it finds a change, as uv_fs_poll_start. An interval under a millisecond,
// 0 too, is one; a look that takes longer than the interval delays the next to
// the interval after it.
//
// The first look that succeeds tells nothing: onChange is for what differs from
// then on. That the file was read is no change. onChange gets:
//
//	nil, prev, curr     the file changed, or can be looked at again; prev is
//	                    what it was before, all zero if it never was anything
//	err, prev, zero     it cannot be looked at: a *uv.Error, told again when
//	                    the code of the error is another one
//
// Start of a handle that is started already does nothing and returns nil. It is
// EINVAL on a closing handle and without onChange. A path that does not exist is
// no error of Start. Loop goroutine only.
func (p *FSPoll) Start(path string, interval time.Duration, onChange func(err error, prev, curr fs.Stats)) error {
	if p.IsClosing() || onChange == nil {
		return uv.EINVAL
	}
	if p.watch != nil {
		return nil
	}
	interval = max(interval.Truncate(time.Millisecond), time.Millisecond)
	p.watch = &watch{p: p, path: path, interval: interval, onChange: onChange}
	p.watch.look()
	return nil
}

// Stop ends the watching, as uv_fs_poll_stop: onChange runs no more. A look that
// is in flight keeps the loop alive until it is over, and a Close of the handle
// waits for it. Stopping what is not started does nothing. Loop goroutine only.
func (p *FSPoll) Stop() {
	p.deadline.Disarm()
	p.watch = nil
}

// GetPath is the path that was given to Start, as uv_fs_poll_getpath; EINVAL if
// the handle is not started. (There is no buffer that could be too small.) Loop
// goroutine only.
func (p *FSPoll) GetPath() (string, error) {
	if !p.IsActive() {
		return "", uv.EINVAL
	}
	return p.watch.path, nil
}

// IsActive tells whether the handle is started, as uv_is_active. Loop goroutine
// only.
func (p *FSPoll) IsActive() bool {
	// Not the handle's own: between the deadline and its callback that is
	// inactive for a moment.
	p.Loop().CheckGoroutine()
	return p.watch != nil
}

func (w *watch) look() {
	w.began = w.p.Loop().Now()
	w.p.Activate()
	w.p.looks++
	w.job.QueueJob(w.p.Loop(), w)
}

// Work runs in the pool. Safe from any goroutine.
func (w *watch) Work() { w.stats, w.err = fs.StatSync(w.path) }

// After runs on the loop. Loop goroutine only.
func (w *watch) After(error) {
	p := w.p
	if p.looks--; p.looks == 0 && p.IsClosing() {
		p.Finish()
	}
	if p.watch == w { // and not stopped meanwhile
		defer w.lookLater()
		w.compare()
	}
}

// lookLater counts from the beginning of the last look, however long that and
// the callback took.
func (w *watch) lookLater() {
	if p := w.p; p.watch == w {
		now := p.Loop().Now()
		p.deadline.Arm(now + w.interval - (now-w.began)%w.interval)
	}
}

// compare tells what has changed since the last look.
func (w *watch) compare() {
	prev, failed, known := w.last, w.code, w.known
	w.known, w.code = true, 0
	if w.err != nil {
		w.code = uv.UNKNOWN
		errors.As(w.err, &w.code)
		if w.code != failed {
			w.onChange(w.err, prev, fs.Stats{})
		}
		return
	}
	w.last = w.stats
	if failed != 0 || known && !same(&prev, &w.stats) {
		w.onChange(nil, prev, w.stats)
	}
}

// same compares what libuv compares.
func same(a, b *fs.Stats) bool {
	return a.Ctime == b.Ctime && a.Mtime == b.Mtime && a.Birthtime == b.Birthtime && a.Size == b.Size &&
		a.Mode == b.Mode && a.UID == b.UID && a.GID == b.GID && a.Ino == b.Ino && a.Dev == b.Dev &&
		a.Flags == b.Flags && a.Gen == b.Gen
}

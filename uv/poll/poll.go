// Package poll watches descriptors that somebody else reads and writes, as
// uv_poll_t: sockets of a C library, of a database driver, a device.
//
//	p, err := poll.New(loop, fd)
//	p.Start(uv.Readable, func(err error, ready uv.Events) { ... })
//
// The descriptor stays its owner's. It becomes non-blocking, and nothing here
// ever reads, writes or closes it. Stop or Close before closing it.
//
// Readiness is level-triggered: what is not dealt with is told again in the
// next poll. It is a hint: by the time the callback runs, somebody else may have
// taken the data, so the owner must be prepared for EAGAIN.
//
// What the loop can do by itself, the packages tcp, pipe, tty and udp do better.
package poll

import "github.com/uvgo/uvgo/uv"

// Poll watches one descriptor, as uv_poll_t.
type Poll struct {
	uv.Handle
	watcher uv.Watcher // has a socket while the handle is active
	fd      int
	onEvent func(error, uv.Events)
	ready   func(uv.Events) // p.onReady, made once
}

var kind = uv.HandleKind{Name: "poll", Closing: func(h uv.AnyHandle) { h.(*Poll).Stop() }}

// asked is what may be asked for.
const asked = uv.Readable | uv.Writable | uv.Disconnect | uv.Priority

// New makes a handle that watches fd once it is started, as uv_poll_init, and
// makes fd non-blocking. fd may be anything that the system can wait for: a
// socket, a pipe, a terminal, another epoll set.
//
// It is a *uv.Error: EEXIST if the loop watches fd already, EPERM for what is
// always ready (regular files, directories, /dev/null), EBADF for no descriptor
// or on a loop without them. Loop goroutine only.
func New(loop *uv.Loop, fd int) (*Poll, error) {
	if _, errno := loop.Adopt(fd); errno != 0 {
		return nil, fail(errno)
	}
	p := &Poll{fd: fd}
	p.ready = p.onReady
	p.Init(loop, &kind, p)
	return p, nil
}

// Start makes onEvent run in the poll phase whenever any of events is the case,
// as uv_poll_start:
//
//	uv.Readable     a read will not block: data, the end, or an error
//	uv.Writable     nor will a write
//	uv.Disconnect   the peer will send no more
//	uv.Priority     urgent data, or a change in a file of sysfs
//
// onEvent is told which of them, and no others: a hang-up counts as all of
// them if there is nothing else to tell. If the descriptor is in error, onEvent
// gets uv.EBADF and the handle is stopped by then; reading or writing the
// descriptor tells what is wrong.
//
// A handle that is started already changes over to the new events and
// callback. No events at all is Stop.
//
// EINVAL on a closing handle, for events that are not in the list, and without
// onEvent. A *uv.Error with EEXIST if another handle of the loop that is active
// watches the descriptor, with EBADF or EPERM if the number has come to mean
// something else since New. A Start that fails leaves the handle as it was.
// Loop goroutine only.
func (p *Poll) Start(events uv.Events, onEvent func(err error, ready uv.Events)) error {
	switch {
	case p.IsClosing() || events&^asked != 0 || events != 0 && onEvent == nil:
		return uv.EINVAL
	case events == 0:
		p.Stop()
		return nil
	}
	if !p.IsActive() {
		// Who stopped may have closed the descriptor, and may not even know
		// that its number was given away again: ask anew.
		sock, errno := p.Loop().Adopt(p.fd)
		if errno != 0 {
			return fail(errno)
		}
		p.watcher.Init(p.Loop(), sock, p.ready)
		p.Activate()
	}
	p.onEvent = onEvent
	p.watcher.Start(events)
	p.watcher.Stop(p.watcher.Interest() &^ events)
	return nil
}

// Stop ends the watching at once, as uv_poll_stop: onEvent runs no more, not
// even for what this poll phase has fetched already, and the descriptor may be
// closed. Stopping what is not started does nothing. Loop goroutine only.
func (p *Poll) Stop() {
	p.Deactivate()
	p.watcher.Detach() // and not Close: the descriptor is not ours
	p.onEvent = nil
}

// Fileno is the descriptor, as uv_fileno: EBADF once the handle is closing.
// Loop goroutine only.
func (p *Poll) Fileno() (int, error) {
	if p.IsClosing() {
		return -1, uv.EBADF
	}
	return p.fd, nil
}

func (p *Poll) onReady(ev uv.Events) {
	onEvent := p.onEvent // which Stop forgets
	// Files of sysfs signal a change by an error together with Priority.
	if ev&uv.Errored != 0 && ev&uv.Priority == 0 {
		p.Stop()
		onEvent(uv.EBADF, 0)
		return
	}
	onEvent(nil, ev&asked)
}

func fail(errno uv.Errno) error {
	return &uv.Error{Code: uv.FromErrno(errno), Syscall: "poll"}
}

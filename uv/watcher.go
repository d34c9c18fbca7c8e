package uv

import "github.com/uvgo/uvgo/uv/internal/backend"

// NewSocket makes a non-blocking socket that children do not inherit. It is
// for authors of handles. Loop goroutine only.
func (l *Loop) NewSocket(domain Domain, typ SocketType) (Socket, Errno) {
	l.CheckGoroutine()
	return l.backend.NewSocket(domain, typ)
}

// Adopt makes a Socket of a descriptor that came from elsewhere. It is EPERM
// for what cannot be waited for, such as a regular file. Loop goroutine only.
func (l *Loop) Adopt(fd int) (Socket, Errno) {
	l.CheckGoroutine()
	return l.backend.Adopt(fd)
}

// Watcher calls back when a socket is ready, as libuv's internal uv__io_t. It
// is for authors of handles, who embed one where their descriptor is. A
// watcher by itself does not keep the loop alive: its handle or request does.
type Watcher struct {
	loop *Loop
	w    backend.Watcher
	link ring[Watcher] // in the loop's pending queue, if it is fed
}

// Init makes w a stopped watcher of s that calls onReady, in the poll phase,
// with what it asked for and is ready, plus errors and hang-ups. Without a
// socket, s is nil, it can be fed all the same. Loop goroutine only.
func (w *Watcher) Init(loop *Loop, s Socket, onReady func(Events)) {
	loop.CheckGoroutine()
	if w.w.Socket != nil {
		panic("uv: Init of a watcher that has a socket: Close it first")
	}
	w.loop = loop
	w.w.Socket = s
	w.w.OnReady = onReady
	w.link.owner = w
}

// Socket is what the watcher was made for; nil before Init and after Close.
// Loop goroutine only.
func (w *Watcher) Socket() Socket {
	w.check()
	return w.w.Socket
}

// Start asks for ev, besides what was asked for already, as uv__io_start.
// Loop goroutine only.
func (w *Watcher) Start(ev Events) { w.update(w.w.Interest | ev) }

// Stop asks for ev no more, as uv__io_stop: events that were fetched already
// are dropped too. Loop goroutine only.
func (w *Watcher) Stop(ev Events) { w.update(w.w.Interest &^ ev) }

func (w *Watcher) update(ev Events) {
	w.loop.CheckGoroutine()
	if ev != w.w.Interest {
		w.w.Interest = ev
		w.loop.polled = false
		w.loop.backend.Update(&w.w)
	}
}

// Interest is what the watcher asks for. Loop goroutine only.
func (w *Watcher) Interest() Events {
	w.check()
	return w.w.Interest
}

// check is CheckGoroutine of a watcher that may not have a loop yet.
func (w *Watcher) check() {
	if w.loop != nil {
		w.loop.CheckGoroutine()
	}
}

// Feed makes onReady run with Writable in the next pending round, as
// uv__io_feed: how something that is done at once still calls back later.
// Loop goroutine only.
func (w *Watcher) Feed() {
	w.loop.CheckGoroutine()
	if !w.link.linked() {
		w.loop.pending.pushBack(&w.link)
	}
}

// Close ends the watching and closes the socket, as uv__io_close and close.
// Nothing is called afterwards. Loop goroutine only.
func (w *Watcher) Close() Errno {
	w.check()
	s := w.w.Socket
	w.Detach()
	if s == nil {
		return 0
	}
	return s.Close()
}

// Detach is Close that leaves the socket open, for whoever gets it next. Loop
// goroutine only.
func (w *Watcher) Detach() {
	if w.loop == nil {
		return
	}
	w.loop.CheckGoroutine()
	if w.link.linked() {
		w.link.remove()
	}
	if w.w.Socket != nil {
		w.loop.backend.Forget(&w.w)
		w.w.Socket = nil
	}
}

// runPending calls what was fed before this round; what is fed meanwhile waits
// for the next one.
func (l *Loop) runPending() {
	l.pending.moveTo(&l.pendingNow)
	for !l.pendingNow.empty() {
		m := l.pendingNow.next
		m.remove()
		m.owner.w.OnReady(Writable)
	}
}

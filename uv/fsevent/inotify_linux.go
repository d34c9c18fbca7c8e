package fsevent

import (
	"cmp"
	"slices"
	"sync"
	"syscall"

	"golang.org/x/sys/unix"

	"github.com/uvgo/uvgo/uv"
)

// readsPerEvent bounds what one event reads, so that changes that callbacks
// make themselves do not keep the loop from its other work.
const readsPerEvent = 32

// inotify is the descriptor that the handles of a loop share. Its watcher is no
// handle: it neither keeps the loop alive nor needs to be closed by anybody but
// the last of the handles.
type inotify struct {
	loop    *uv.Loop
	watcher uv.Watcher
	fd      int
	users   int // handles that were started once and are not closed
	starts  uint64
	targets map[int32]*target // by watch descriptor

	buf    [4096]byte
	unread []byte // the part of buf that is not dispatched yet
}

// target is what the kernel watches: one file or folder, for all handles that
// do. There is one target for each, no matter by which path it was found.
type target struct {
	in      *inotify
	wd      int32
	watches []*watch // in the order of their starts; nil: stopped while calling
	calling bool
	gone    bool // the kernel gave up: it was deleted
}

// watch is what one handle sees in a target.
type watch struct {
	e      *FSEvent
	target *target // nil: stopped
	folder string  // its path below that of the handle; "" is the latter

	below map[string]*watch // with Recursive: the folders in this one

	raw, told string // the last name, and what was told for it: often the next, too
}

// system is the Linux part of a handle.
type system struct {
	in        *inotify
	root      *watch // nil: not started
	path      string // what the kernel is asked for
	base      string // what root itself is called
	recursive bool
	seq       uint64 // of the start
}

// instances finds the descriptor of a loop.
var instances struct {
	mu sync.Mutex
	of map[*uv.Loop]*inotify
}

func (e *FSEvent) acquire() uv.Errno {
	if e.system.in != nil {
		return 0
	}
	instances.mu.Lock()
	defer instances.mu.Unlock()
	in := instances.of[e.Loop()]
	if in == nil {
		var errno uv.Errno
		if in, errno = newInotify(e.Loop()); errno != 0 {
			return errno
		}
		if instances.of == nil {
			instances.of = make(map[*uv.Loop]*inotify)
		}
		instances.of[e.Loop()] = in
	}
	in.users++
	e.system.in = in
	return 0
}

func (e *FSEvent) release() {
	in := e.system.in
	if in == nil {
		return
	}
	instances.mu.Lock()
	defer instances.mu.Unlock()
	if in.users--; in.users == 0 {
		delete(instances.of, in.loop)
		in.watcher.Close()
	}
}

func newInotify(loop *uv.Loop) (*inotify, uv.Errno) {
	fd, err := unix.InotifyInit1(unix.IN_NONBLOCK | unix.IN_CLOEXEC)
	if err != nil {
		return nil, err.(uv.Errno)
	}
	sock, errno := loop.Adopt(fd)
	if errno != 0 {
		unix.Close(fd)
		return nil, errno
	}
	in := &inotify{loop: loop, fd: fd, targets: make(map[int32]*target)}
	in.watcher.Init(loop, sock, in.onReady)
	in.watcher.Start(uv.Readable)
	return in, 0
}

// addWatch is a variable because the limits that it meets are those of the whole
// machine: a test must not exhaust them.
var addWatch = unix.InotifyAddWatch

// add makes the kernel watch path, and w one of those who are told.
func (in *inotify) add(w *watch, path string, flags uint32) uv.Errno {
	wd, err := addWatch(in.fd, path, watched|flags)
	if err != nil {
		return err.(uv.Errno)
	}
	t := in.targets[int32(wd)]
	if t == nil {
		t = &target{in: in, wd: int32(wd)}
		in.targets[t.wd] = t
	}
	t.watches = append(t.watches, w)
	w.target = t
	return 0
}

// remove ends w alone.
func (w *watch) remove() {
	t := w.target
	w.target = nil
	i := slices.Index(t.watches, w)
	t.watches[i] = nil
	if !t.calling {
		t.tidy()
	}
}

// tidy closes the gaps that remove left, and ends the target with its last
// watch.
func (t *target) tidy() {
	t.watches = slices.DeleteFunc(t.watches, func(w *watch) bool { return w == nil })
	if len(t.watches) == 0 && !t.gone {
		t.gone = true
		delete(t.in.targets, t.wd)
		// It may have been deleted by now, and the kernel ahead of us. Events
		// that are on their way find no target: numbers are not used again.
		unix.InotifyRmWatch(t.in.fd, uint32(t.wd))
	}
}

func (in *inotify) onReady(uv.Events) {
	done := false
	defer func() {
		if !done && in.watcher.Socket() != nil {
			in.watcher.Feed() // a callback panicked: go on with the rest later
		}
	}()
	for reads := 0; ; {
		if len(in.unread) == 0 {
			if reads == readsPerEvent {
				break
			}
			reads++
			n, errno := in.watcher.Socket().Read(in.buf[:])
			if errno == syscall.EAGAIN {
				break
			}
			if errno != 0 {
				in.lost() // the kernel had no memory, say
				break
			}
			in.unread = in.buf[:n]
		}
		ev, rest, ok := parse(in.unread)
		in.unread = rest
		if ok {
			in.dispatch(&ev)
		}
		if in.watcher.Socket() == nil {
			break // a callback closed the last handle
		}
	}
	done = true
}

func (in *inotify) dispatch(ev *event) {
	if ev.has(unix.IN_Q_OVERFLOW) {
		in.lost()
		return
	}
	t := in.targets[ev.wd]
	if t == nil {
		return // all who watched it have stopped
	}
	if ev.has(unix.IN_IGNORED) {
		t.gone = true
		delete(in.targets, t.wd)
	}
	t.calling = true
	defer func() {
		t.calling = false
		t.tidy()
	}()
	// What is started by a callback is not told of this.
	for _, w := range t.watches[:len(t.watches):len(t.watches)] {
		if w != nil && w.target != nil {
			w.tell(ev)
		}
	}
}

// tell calls the handle back, and keeps its tree of folders up to date.
func (w *watch) tell(ev *event) {
	e := w.e
	if len(ev.name) == 0 {
		if w.folder == "" {
			e.onEvent(nil, e.system.base, ev.events())
		} // else the folder above tells the same
		return
	}
	name := w.name(ev.name)
	folder := e.system.recursive && ev.has(unix.IN_ISDIR)
	if folder && ev.has(unix.IN_DELETE|unix.IN_MOVED_FROM) {
		w.prune(string(ev.name))
	}
	e.onEvent(nil, name, ev.events())
	if folder && ev.has(unix.IN_CREATE|unix.IN_MOVED_TO) && w.target != nil {
		w.discover(w.raw)
	}
}

// name is what an entry is called below the handle's path.
func (w *watch) name(raw []byte) string {
	if w.told == "" || w.raw != string(raw) {
		w.raw = string(raw)
		w.told = join(w.folder, w.raw)
	}
	return w.told
}

// lost tells all handles that there were changes that nobody knows of.
func (in *inotify) lost() {
	var roots []*watch
	for _, t := range in.targets {
		for _, w := range t.watches {
			if w != nil && w.folder == "" {
				roots = append(roots, w)
			}
		}
	}
	slices.SortFunc(roots, func(a, b *watch) int { return cmp.Compare(a.e.system.seq, b.e.system.seq) })
	for _, w := range roots {
		if w.target != nil && w.e.system.recursive {
			w.regrow()
		}
		if w.target != nil {
			w.e.onEvent(nil, "", Rename|Change)
		}
	}
}

package fsevent

import (
	"bytes"
	"encoding/binary"

	"golang.org/x/sys/unix"
)

// event is one struct inotify_event.
type event struct {
	wd   int32
	mask uint32
	name []byte // of an entry of the watched folder; empty: the target itself
}

// parse takes the first event off what inotify gave. Not ok is less than one
// event, which the kernel does not write. The name is part of b.
func parse(b []byte) (ev event, rest []byte, ok bool) {
	if len(b) < unix.SizeofInotifyEvent {
		return event{}, nil, false
	}
	size := uint64(binary.NativeEndian.Uint32(b[12:]))
	if size > uint64(len(b)-unix.SizeofInotifyEvent) {
		return event{}, nil, false
	}
	ev.wd = int32(binary.NativeEndian.Uint32(b))
	ev.mask = binary.NativeEndian.Uint32(b[4:])
	b = b[unix.SizeofInotifyEvent:]
	ev.name, rest = b[:size], b[size:]
	if i := bytes.IndexByte(ev.name, 0); i >= 0 {
		ev.name = ev.name[:i] // zeros fill it up
	}
	return ev, rest, true
}

// watched is what is asked for, as in libuv.
const watched = unix.IN_ATTRIB | unix.IN_CREATE | unix.IN_MODIFY | unix.IN_DELETE | unix.IN_DELETE_SELF |
	unix.IN_MOVE_SELF | unix.IN_MOVED_FROM | unix.IN_MOVED_TO

func (ev *event) has(mask uint32) bool { return ev.mask&mask != 0 }

// events is what the handle's owner is told. All that is no change is a
// rename, the end of a watch too, as in libuv.
func (ev *event) events() (told Events) {
	if ev.has(unix.IN_ATTRIB | unix.IN_MODIFY) {
		told |= Change
	}
	if ev.has(^uint32(unix.IN_ATTRIB | unix.IN_MODIFY | unix.IN_ISDIR)) {
		told |= Rename
	}
	return told
}

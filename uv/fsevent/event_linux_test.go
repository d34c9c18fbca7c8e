package fsevent

import (
	"bytes"
	"encoding/binary"
	"testing"

	"golang.org/x/sys/unix"
)

// written is ev as the kernel writes it: the name is filled up with zeros.
func written(ev event) []byte {
	name := bytes.Clone(ev.name)
	if len(name) > 0 {
		name = append(name, make([]byte, unix.SizeofInotifyEvent-len(name)%unix.SizeofInotifyEvent)...)
	}
	b := binary.NativeEndian.AppendUint32(nil, uint32(ev.wd))
	b = binary.NativeEndian.AppendUint32(b, ev.mask)
	b = binary.NativeEndian.AppendUint32(b, 7) // the cookie
	b = binary.NativeEndian.AppendUint32(b, uint32(len(name)))
	return append(b, name...)
}

// FuzzParse: whatever the bytes are, parse takes whole events off them and
// stays within them, and what is written as an event reads back as that.
func FuzzParse(f *testing.F) {
	one := written(event{1, unix.IN_CREATE, []byte("name")})
	f.Add([]byte(nil))
	f.Add(one)
	f.Add(one[:len(one)-1])
	f.Add(append(written(event{-1, unix.IN_Q_OVERFLOW, nil}), one...))
	f.Add(bytes.Repeat([]byte{0xff}, 40))
	f.Fuzz(func(t *testing.T, b []byte) {
		before := bytes.Clone(b)
		total := 0
		for left := b; ; {
			ev, rest, ok := parse(left)
			if !ok {
				if rest != nil || ev.name != nil {
					t.Fatalf("not ok, and yet %q is left and the name %q", rest, ev.name)
				}
				break
			}
			took := len(left) - len(rest)
			if took < unix.SizeofInotifyEvent+len(ev.name) || !bytes.HasSuffix(left, rest) {
				t.Fatalf("took %d bytes for a name of %d", took, len(ev.name))
			}
			if bytes.IndexByte(ev.name, 0) >= 0 {
				t.Fatalf("zeros in the name %q", ev.name)
			}
			got, none, ok := parse(written(ev))
			if !ok || len(none) != 0 || got.wd != ev.wd || got.mask != ev.mask || !bytes.Equal(got.name, ev.name) {
				t.Fatalf("written and read: %v, want %v", got, ev)
			}
			ev.events()
			total += took
			left = rest
		}
		if total > len(b) || !bytes.Equal(b, before) {
			t.Fatal("parse left its bytes or changed them")
		}
	})
}

func TestEvents(t *testing.T) {
	for mask, want := range map[uint32]Events{
		unix.IN_MODIFY: Change, unix.IN_ATTRIB: Change, unix.IN_ATTRIB | unix.IN_ISDIR: Change,
		unix.IN_CREATE: Rename, unix.IN_CREATE | unix.IN_ISDIR: Rename, unix.IN_DELETE: Rename,
		unix.IN_DELETE_SELF: Rename, unix.IN_MOVE_SELF: Rename, unix.IN_MOVED_FROM: Rename,
		unix.IN_MOVED_TO: Rename, unix.IN_IGNORED: Rename, unix.IN_UNMOUNT: Rename,
	} {
		ev := event{mask: mask}
		if got := ev.events(); got != want {
			t.Errorf("mask %#x: %d, want %d", mask, got, want)
		}
	}
}

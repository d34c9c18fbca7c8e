package uv

import (
	"fmt"
	"io"
	"os"
)

// PrintAllHandles writes a line for each handle of the loop to w, or to
// standard error if w is nil, as uv_print_all_handles. It is for people who
// ask why a loop does not end:
//
//	[RA-] timer    0xc000126000
//	[-A-] tcp      0xc00012a000
//
// R is ref'd, A active. The I of libuv's internal handles never comes: what is
// internal is no handle here. The error is w's. Loop goroutine only.
func (l *Loop) PrintAllHandles(w io.Writer) error { return l.print(w, false) }

// PrintActiveHandles is PrintAllHandles of those that are active, as
// uv_print_active_handles. Loop goroutine only.
func (l *Loop) PrintActiveHandles(w io.Writer) error { return l.print(w, true) }

func (l *Loop) print(w io.Writer, activeOnly bool) (err error) {
	if w == nil {
		w = os.Stderr
	}
	l.Walk(func(h AnyHandle) {
		if err != nil || activeOnly && !h.IsActive() {
			return
		}
		flags := []byte("---")
		if h.HasRef() {
			flags[0] = 'R'
		}
		if h.IsActive() {
			flags[1] = 'A'
		}
		_, err = fmt.Fprintf(w, "[%s] %-8s %p\n", flags, h.KindName(), h)
	})
	return err
}

//go:build openbsd || dragonfly

package fs

import "golang.org/x/sys/unix"

func birth(st *unix.Stat_t, s *Stats) {
	s.Flags, s.Gen = uint64(st.Flags), uint64(st.Gen)
}

package sysinfo

import (
	"os"
	"sync"
)

var title struct {
	sync.Mutex
	set  bool
	text string
}

// Title is what SetTitle set, or else what the program was started as, as
// uv_get_process_title. Safe from any goroutine.
func Title() string {
	title.Lock()
	defer title.Unlock()
	if !title.set && len(os.Args) > 0 {
		return os.Args[0]
	}
	return title.text
}

// SetTitle gives the process another name, as far as that can be done, as
// uv_set_process_title. Linux; ENOTSUP elsewhere.
//
// Differs from libuv: the title shows where the name of the program is shown
// (top, ps -o comm), cut to 15 bytes, not in place of the command line. That is
// memory which Go's strings of os.Args share, and strings do not change. Safe
// from any goroutine.
func SetTitle(text string) error {
	title.Lock()
	defer title.Unlock()
	if err := setTitle(text); err != nil {
		return err
	}
	title.set, title.text = true, text
	return nil
}

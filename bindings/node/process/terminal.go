package process

import "os"

// IsTerminal tells whether a file is a screen with somebody before it: /dev/null
// is a character device and is none. Safe from any goroutine.
func IsTerminal(f *os.File) bool { return kindOf(f) == kindTTY }

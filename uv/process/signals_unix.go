//go:build unix

package process

import (
	"os"
	"os/signal"
	"sync"
	"syscall"
)

// forking is held for writing while ignored signals are caught instead, so that
// no other start takes them for what is normal.
var forking sync.RWMutex

// withDefaultSignals calls fork so that the child starts with the default
// action for every signal and none blocked. Go sees to it for signals that it
// catches, but lets the child ignore what is ignored here: those are caught for
// as long as the fork takes.
func withDefaultSignals(fork func()) {
	forking.RLock()
	if len(ignored()) == 0 {
		withNoneBlocked(fork)
		forking.RUnlock()
		return
	}
	forking.RUnlock()
	forking.Lock()
	defer forking.Unlock()
	if sigs := ignored(); len(sigs) > 0 {
		signal.Notify(make(chan os.Signal, 1), sigs...) // which nobody reads
		defer signal.Ignore(sigs...)
	}
	withNoneBlocked(fork)
}

func ignored() (sigs []os.Signal) {
	const all = 64
	for sig := syscall.Signal(1); sig <= all; sig++ {
		if signal.Ignored(sig) {
			sigs = append(sigs, sig)
		}
	}
	return sigs
}

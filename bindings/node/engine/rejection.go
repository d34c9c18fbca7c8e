package engine

// RejectionTracker is what an Engine with promises may offer besides: it tells
// of promises that are rejected while nobody has said what to do then.
type RejectionTracker interface {
	// TrackRejections has f called when a promise is rejected that has no
	// handler, with handled false; and when such a one gets a handler after
	// all, with handled true. f runs in the middle of a script's work: it runs
	// no script, but may hold the promise and hang a Go value on it. Loop
	// goroutine only.
	TrackRejections(f func(promise Value, handled bool))
}

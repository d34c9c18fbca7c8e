package engine

// JobScopes is what an Engine with promises may offer besides: it tells where a
// promise job comes from.
type JobScopes interface {
	// TrackJobs has t asked whenever a reaction to a promise is made, and told
	// around its job. Loop goroutine only.
	TrackJobs(t JobTracker)
}

// JobTracker is who wants to know. Its methods run in the middle of a script's
// work and run no script themselves. Loop goroutine only.
type JobTracker interface {
	// Grab gives what Resumed is to be given before the job of a reaction that
	// is made now, by then or by await.
	Grab() any
	// Resumed comes before the job, with nil for one that was not asked for;
	// Exited comes behind it. Jobs do not nest.
	Resumed(grabbed any)
	Exited()
}

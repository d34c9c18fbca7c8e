package engine

// Previewer is what an Engine may offer besides: a look at what scripts cannot
// see, for util.inspect. An engine without promises and proxies has nothing to
// say here.
type Previewer interface {
	// PromiseOf is what became of a promise: "pending", "fulfilled" with its
	// value, "rejected" with its reason; ok is false for anything else.
	PromiseOf(v Value) (state string, result Value, ok bool)
	// ProxyOf is what a proxy stands before, nil if it was revoked; ok is
	// false for anything else.
	ProxyOf(v Value) (target, handler Value, ok bool)
}

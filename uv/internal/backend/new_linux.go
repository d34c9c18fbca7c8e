//go:build !uvgo_portable && !uvgo_parked

package backend

// New makes the backend of this system. The build tag uvgo_portable makes it
// the portable one and uvgo_parked one that parks, so that a test suite can run
// on them.
func New() (Backend, error) { return openEpoll() }

// System names what New makes.
const System = "epoll"

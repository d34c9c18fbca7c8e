//go:build (darwin || freebsd || openbsd || netbsd || dragonfly) && !uvgo_portable

package backend

// New makes the backend of this system.
func New() (Backend, error) { return openKqueue() }

// System names what New makes.
const System = "kqueue"

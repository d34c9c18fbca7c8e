//go:build uvgo_parked && !uvgo_portable

package backend

// New makes a backend that parks.
func New() (Backend, error) { return NewParked() }

// System names what New makes.
const System = "parked"

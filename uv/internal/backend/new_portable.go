//go:build windows || uvgo_portable

package backend

// New makes the backend of this system.
func New() (Backend, error) { return NewPortable() }

// System names what New makes.
const System = "portable"

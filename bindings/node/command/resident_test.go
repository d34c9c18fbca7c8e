package command

import "testing"

// What is forgotten is there again when it is needed.
func TestForgetStart(t *testing.T) {
	for range 3 {
		forgetStart()
	}
}

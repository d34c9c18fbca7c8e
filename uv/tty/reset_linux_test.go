package tty

import (
	"testing"

	"github.com/uvgo/uvgo/uv"
)

// ResetMode does not wait for a SetMode that is on its way: whoever calls it
// may have interrupted that.
func TestResetMode_Busy(t *testing.T) {
	lock()
	if err := ResetMode(); err != uv.EBUSY {
		t.Errorf("while SetMode runs: %v, want EBUSY", err)
	}
	unlock()
	if err := ResetMode(); err != nil {
		t.Errorf("afterwards: %v", err)
	}
}

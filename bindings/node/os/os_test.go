package osmodule

import (
	"syscall"
	"testing"
)

// Every constant has a name of its own, and errors and signals have the numbers
// of the system.
func TestConstants(t *testing.T) {
	seen := make(map[string]bool)
	for _, list := range [][]constant{dlopen, errnos, signals, priorities} {
		for _, c := range list {
			if seen[c.name] {
				t.Errorf("%s is there twice", c.name)
			}
			seen[c.name] = true
		}
	}
	for _, c := range errnos {
		if c.name == "ENOENT" && c.value != int(syscall.ENOENT) {
			t.Errorf("ENOENT is %d", c.value)
		}
	}
	if len(signals) == 0 || signals[0].name != "SIGHUP" {
		t.Errorf("signals begin with %v", signals)
	}
}

func TestMAC(t *testing.T) {
	if got := mac([6]byte{2, 0xfc, 0, 0, 0, 1}); got != "02:fc:00:00:00:01" {
		t.Errorf("mac is %s", got)
	}
}

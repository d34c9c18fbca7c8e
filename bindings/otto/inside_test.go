package otto

import (
	"reflect"
	"strings"
	"testing"
)

// TestVerify shows that a difference of otto's would be noticed, and told.
func TestVerify(t *testing.T) {
	var told any
	func() {
		defer func() { told = recover() }()
		same("Value", reflect.TypeFor[value](), reflect.TypeFor[property](), map[reflect.Type]bool{})
	}()
	if text, _ := told.(string); !strings.Contains(text, "Value") || !strings.Contains(text, "v0.5.1") {
		t.Errorf("a changed field is told as %v", told)
	}
}

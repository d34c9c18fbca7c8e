package otto

import "testing"

func TestVerify(t *testing.T) { inside.once.Do(verify) }

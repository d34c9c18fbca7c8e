package inspect

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

func TestGroup(t *testing.T) {
	var numbers []string
	for i := range 30 {
		numbers = append(numbers, fmt.Sprint(i*i))
	}
	p := printer{Options: DefaultOptions}
	want := []string{
		"  0,   1,   4,   9,  16,  25,  36,  49",
		" 64,  81, 100, 121, 144, 169, 196, 225",
		"256, 289, 324, 361, 400, 441, 484, 529",
		"576, 625, 676, 729, 784, 841",
	}
	if got := p.group(numbers, nil); !slices.Equal(got, want) {
		t.Errorf("got\n%s", strings.Join(got, "\n"))
	}
	// One entry that is far longer than the others keeps all apart.
	uneven := append(numbers[:6:6], strings.Repeat("x", 30))
	if got := p.group(uneven, nil); len(got) != len(uneven) {
		t.Errorf("grouped %q", got)
	}
}

func TestReduce(t *testing.T) {
	p := printer{Options: DefaultOptions}
	short := []string{"a: 1", "b: 2"}
	if got := p.reduce(short, "", "{", "}", false, 0, nil); got != "{ a: 1, b: 2 }" {
		t.Error(got)
	}
	long := []string{"a: " + strings.Repeat("x", 40), "b: " + strings.Repeat("y", 40)}
	if got := p.reduce(long, "Foo", "{", "}", false, 0, nil); got != "Foo {\n  "+long[0]+",\n  "+long[1]+"\n}" {
		t.Error(got)
	}
	p.Compact = CompactAlways
	if got := p.reduce(long, "", "{", "}", false, 0, nil); got != "{ "+long[0]+",\n  "+long[1]+" }" {
		t.Error(got)
	}
}

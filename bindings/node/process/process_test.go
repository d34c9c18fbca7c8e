package process

import (
	"os"
	"path/filepath"
	"runtime"
	"testing"
)

func TestKindOf(t *testing.T) {
	file, err := os.Create(filepath.Join(t.TempDir(), "f"))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	defer w.Close()
	null, err := os.Open(os.DevNull)
	if err != nil {
		t.Fatal(err)
	}
	defer null.Close()
	for _, test := range []struct {
		f    *os.File
		want string
	}{{file, kindFile}, {r, kindPipe}, {w, kindPipe}, {null, kindFile}} {
		if got := kindOf(test.f); got != test.want {
			t.Errorf("%s is %q, want %q", test.f.Name(), got, test.want)
		}
	}
}

func TestPlatform(t *testing.T) {
	if runtime.GOOS == "linux" && runtime.GOARCH == "amd64" && (platform() != "linux" || arch() != "x64") {
		t.Errorf("platform %q, arch %q", platform(), arch())
	}
}

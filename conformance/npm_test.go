package conformance

import (
	"crypto/sha256"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// TestNPM runs the programs below npm/programs, which use packages of npm as
// they are, and compares with node as TestScripts does. The packages are
// installed when they are first needed, into the user's cache.
func TestNPM(t *testing.T) {
	if err := os.CopyFS(filepath.Join(commands, "npm"), os.DirFS("npm")); err != nil {
		t.Fatal(err)
	}
	modules, err := installed("npm")
	if err != nil {
		t.Skipf("no program of npm/programs was run: %v", err)
	}
	if err := os.Symlink(modules, filepath.Join(commands, "npm", "node_modules")); err != nil {
		t.Fatal(err)
	}
	programs, err := findScripts(filepath.Join("npm", "programs"))
	if err != nil {
		t.Fatal(err)
	}
	node := findNode()
	if node == "" && *rewrite {
		t.Fatal("-rewrite needs node " + nodeVersion)
	}
	for _, engine := range engines {
		command := engine.command(t)
		t.Run(engine.name, func(t *testing.T) {
			for _, s := range programs {
				t.Run(s.name, func(t *testing.T) {
					t.Parallel()
					s.skipWithout(t)
					want := wanted(t, s, node)
					got := run(t, command, s)
					gap := s.gapOf(engine.name)
					switch ok := same(got, want); {
					case !ok && gap == "":
						t.Errorf("// %s\n%s", s.title, difference(got.String(), want.String()))
					case ok && gap != "":
						t.Errorf("the gap has closed (%s): take the line away", gap)
					}
				})
			}
		})
	}
}

// installed is the node_modules folder of what the lockfile in dir pins, made
// by npm where it is not kept from an earlier run.
func installed(dir string) (modules string, err error) {
	lock, err := os.ReadFile(filepath.Join(dir, "package-lock.json"))
	if err != nil {
		return "", err
	}
	cache, err := os.UserCacheDir()
	if err != nil {
		return "", err
	}
	home := filepath.Join(cache, "uvgo", fmt.Sprintf("npm-%x", sha256.Sum256(lock))[:20])
	modules = filepath.Join(home, "node_modules")
	if _, err := os.Stat(modules); err == nil {
		return modules, nil
	}
	npm, err := exec.LookPath("npm")
	if err != nil {
		return "", fmt.Errorf("npm is not there to install the packages: %w", err)
	}
	if err := os.MkdirAll(filepath.Dir(home), 0o777); err != nil {
		return "", err
	}
	// Beside its place, and then moved: half an installation is never found.
	temp, err := os.MkdirTemp(filepath.Dir(home), "installing-")
	if err != nil {
		return "", err
	}
	defer os.RemoveAll(temp)
	for _, name := range []string{"package.json", "package-lock.json"} {
		text, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			return "", err
		}
		if err := os.WriteFile(filepath.Join(temp, name), text, 0o666); err != nil {
			return "", err
		}
	}
	install := exec.Command(npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline")
	install.Dir = temp
	if text, err := install.CombinedOutput(); err != nil {
		return "", fmt.Errorf("npm ci: %w\n%s", err, text)
	}
	if err := os.Rename(temp, home); err != nil {
		return "", err
	}
	return modules, nil
}

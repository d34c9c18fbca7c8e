package conformance

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// TestIPCTalk puts a channel to work between every two of node and our commands,
// in both serializations: 64 MB in a message, 10,000 messages in flight, a
// socket that goes there and back a thousand times.
func TestIPCTalk(t *testing.T) {
	names, all := []string{"node"}, map[string]string{"node": findNode()}
	for _, e := range engines {
		names, all[e.name] = append(names, e.name), e.command(t)
	}
	rounds, last := "1000", "there and back 1000 times\nclose 0 null\n"
	if testing.Short() {
		rounds, last = "50", "there and back 50 times\nclose 0 null\n"
	}
	kinds := []struct{ name, want string }{
		{"many", "10000 10000\nclose 0 null\n"}, {"bounce", last}, {"large", "67108864 true\nclose 0 null\n"},
	}
	for _, parent := range names {
		for _, child := range names {
			if all[parent] == "" || all[child] == "" || parent == "node" && child == "node" {
				continue
			}
			t.Run(parent+" forks "+child, func(t *testing.T) {
				for _, k := range kinds {
					if testing.Short() && k.name == "large" {
						continue
					}
					for _, serialization := range []string{"json", "advanced"} {
						t.Run(k.name+" "+serialization, func(t *testing.T) {
							cmd := exec.CommandContext(t.Context(), all[parent], filepath.Join("ipc", "talk.js"), k.name)
							cmd.Env = append(os.Environ(), "CHILD="+all[child], "SERIALIZATION="+serialization, "ROUNDS="+rounds)
							if out, err := cmd.CombinedOutput(); err != nil || string(out) != k.want {
								t.Errorf("%v: got\n%s\nwant\n%s", err, out, k.want)
							}
						})
					}
				}
			})
		}
	}
}

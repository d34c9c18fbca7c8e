package conformance

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// TestIPCTalk puts a channel to work between every two of node and our commands,
// in both serializations: 64 MB in a message, 10,000 messages in flight, a
// socket that goes there and back a thousand times. Where node is at neither end
// the volumes are smaller.
func TestIPCTalk(t *testing.T) {
	names, all := []string{"node"}, map[string]string{"node": findNode()}
	for _, e := range engines {
		names, all[e.name] = append(names, e.name), e.command(t)
	}
	for _, parent := range names {
		for _, child := range names {
			if all[parent] == "" || all[child] == "" || parent == "node" && child == "node" {
				continue
			}
			rounds := "1000"
			small := testing.Short() || parent != "node" && child != "node"
			if small {
				rounds = "50"
			}
			kinds := []struct{ name, want string }{
				{"many", "10000 10000\nclose 0 null\n"}, {"bounce", "there and back " + rounds + " times\nclose 0 null\n"}, {"large", "67108864 true\nclose 0 null\n"},
			}
			t.Run(parent+" forks "+child, func(t *testing.T) {
				for _, k := range kinds {
					if small && k.name == "large" {
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

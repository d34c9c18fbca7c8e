//go:build unix

package process

import (
	"os"
	"strings"
	"syscall"

	"golang.org/x/sys/unix"

	"github.com/uvgo/uvgo/uv"
)

// usualPath is where programs are looked for when the child has no PATH, as by
// execvp of glibc.
const usualPath = "/bin:/usr/bin"

// environment is what the child gets.
func (o *Options) environment() []string {
	if o.Env == nil {
		return os.Environ()
	}
	return o.Env
}

// paths are the files that may be meant, the most likely first.
func (o *Options) paths(env []string) []string {
	if o.File == "" {
		return nil
	}
	if strings.Contains(o.File, "/") {
		return []string{o.File}
	}
	search := usualPath
	for _, v := range env {
		if p, ok := strings.CutPrefix(v, "PATH="); ok {
			search = p
			break
		}
	}
	paths := strings.Split(search, ":")
	for i, folder := range paths {
		if folder != "" { // which is the child's folder
			folder += "/"
		}
		paths[i] = folder + o.File
	}
	return paths
}

// hopeless tells without a fork what running path would answer, if it is
// certain: 0 if it is not.
func (o *Options) hopeless(path string) uv.Errno {
	if o.Cwd != "" && !strings.HasPrefix(path, "/") {
		path = o.Cwd + "/" + path
	}
	var st unix.Stat_t
	switch err := unix.Stat(path, &st); {
	case err == unix.ENOENT || err == unix.ENOTDIR:
		return err.(uv.Errno)
	case err != nil:
		return 0
	case st.Mode&unix.S_IFMT == unix.S_IFDIR, st.Mode&0o111 == 0:
		return syscall.EACCES
	}
	return 0
}

// entered tells what entering Cwd would answer. The child's own try could not
// be told from what its program is refused with.
func (o *Options) entered() uv.Errno {
	var st unix.Stat_t
	if err := unix.Stat(o.Cwd, &st); err != nil {
		return err.(uv.Errno)
	}
	if st.Mode&unix.S_IFMT != unix.S_IFDIR {
		return syscall.ENOTDIR
	}
	return 0
}

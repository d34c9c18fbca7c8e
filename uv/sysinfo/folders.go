package sysinfo

import (
	"os"
	"runtime"
)

// HomeDir is the user's home folder, as uv_os_homedir: HOME (on Windows
// USERPROFILE) if it is set, or else the one in the list of users. ENOENT if
// that has none. Safe from any goroutine.
func HomeDir() (string, error) {
	name := "HOME"
	if runtime.GOOS == "windows" {
		name = "USERPROFILE"
	}
	if dir, ok := os.LookupEnv(name); ok {
		return withoutSlash(dir), nil
	}
	p, err := CurrentPasswd()
	return withoutSlash(p.HomeDir), err
}

// TmpDir is the folder for temporary files, as uv_os_tmpdir: the first of
// TMPDIR, TMP, TEMP and TEMPDIR that is set, or else /tmp; on Windows the
// system's. Safe from any goroutine.
func TmpDir() string {
	if runtime.GOOS == "windows" {
		return withoutSlash(os.TempDir())
	}
	for _, name := range []string{"TMPDIR", "TMP", "TEMP", "TEMPDIR"} {
		if dir, ok := os.LookupEnv(name); ok {
			return withoutSlash(dir)
		}
	}
	if runtime.GOOS == "android" {
		return "/data/local/tmp"
	}
	return "/tmp"
}

func withoutSlash(dir string) string {
	if n := len(dir); n > 1 && os.IsPathSeparator(dir[n-1]) {
		dir = dir[:n-1]
	}
	return dir
}

//go:build unix

package process_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/uvgo/uvgo/uv"
	"github.com/uvgo/uvgo/uv/process"
	"github.com/uvgo/uvgo/uv/uvtest"
)

// script makes a file and returns where it is.
func script(t *testing.T, dir, name, text string, mode os.FileMode) string {
	t.Helper()
	file := filepath.Join(dir, name)
	must(t, os.WriteFile(file, []byte(text), mode))
	return file
}

// libuv: spawn_empty_env
func TestEnv_Empty(t *testing.T) {
	loop := uvtest.NewLoop(t)
	got, r := output(t, loop, process.Options{File: "/usr/bin/env", Env: []string{}}, 1)
	equal(t, "ended", r, result{})
	equal(t, "environment", got, "")
}

// libuv: spawn_preserve_env
func TestEnv_Inherited(t *testing.T) {
	t.Setenv("ENV_TEST", "testval")
	t.Setenv(roleVariable, "env")
	loop := uvtest.NewLoop(t)
	o := self("", "ENV_TEST")
	o.Env = nil
	got, r := output(t, loop, o, 1)
	equal(t, "ended", r, result{})
	equal(t, "environment", got, "testval true\n")
}

func TestEnv_Given(t *testing.T) {
	t.Setenv("ENV_TEST", "testval")
	loop := uvtest.NewLoop(t)
	o := self("env", "ENV_TEST", "A", "B")
	o.Env = []string{roleVariable + "=env", "A=1", "B="}
	got, _ := output(t, loop, o, 1)
	equal(t, "environment", got, " false\n1 true\n true\n")
}

func TestArgs(t *testing.T) {
	loop := uvtest.NewLoop(t)
	got, _ := output(t, loop, process.Options{File: "sh", Args: []string{"zero", "-c", `echo "$0" "$1"`, "a b", ""}}, 1)
	equal(t, "arguments", got, "a b \n")
	dir := t.TempDir()
	got, _ = output(t, loop, process.Options{File: script(t, dir, "args", "#!/bin/sh\necho $# ${0##*/}\n", 0o755)}, 1)
	equal(t, "no arguments", got, "0 args\n")
}

// The program is there for the child alone.
//
// libuv: spawn_reads_child_path
func TestLookup_ChildsPath(t *testing.T) {
	loop := uvtest.NewLoop(t)
	first, second := t.TempDir(), t.TempDir()
	script(t, first, "uvgo-program", "no permission", 0o644)
	script(t, second, "uvgo-program", "#!/bin/sh\necho found\n", 0o755)
	must(t, os.Mkdir(filepath.Join(first, "uvgo-folder"), 0o755))
	script(t, second, "uvgo-folder", "#!/bin/sh\necho found\n", 0o755)
	for _, path := range []string{
		second,
		"/nowhere:" + second,
		first + ":" + second, // what may not be run is passed by
		filepath.Join(second, "uvgo-program") + ":" + second, // no folder
	} {
		for _, name := range []string{"uvgo-program", "uvgo-folder"} {
			env := []string{"A=b", "PATH=" + path, "PATH=/nowhere"} // the first one counts
			got, r := output(t, loop, process.Options{File: name, Env: env}, 1)
			if got != "found\n" || r != (result{}) {
				t.Errorf("%s, %q: %q, %v", name, env, got, r)
			}
		}
	}
	p, err := process.Spawn(loop, process.Options{File: "uvgo-program"})
	want(t, err, uv.ENOENT) // this program's PATH does not count
	p.Close(nil)
	p, err = process.Spawn(loop, process.Options{File: "sh", Env: []string{"PATH=/nowhere"}})
	want(t, err, uv.ENOENT)
	p.Close(nil)
	loop.Run(uv.RunDefault)
}

// Without a PATH there is a usual one; an empty part of one is the child's
// folder.
func TestLookup_SpecialPaths(t *testing.T) {
	loop := uvtest.NewLoop(t)
	equal(t, "no PATH", run(t, loop, process.Options{File: "sh", Args: []string{"sh", "-c", "exit 4"}, Env: []string{}}), result{4, 0})
	dir := t.TempDir()
	script(t, dir, "uvgo-program", "#!/bin/sh\nexit 5\n", 0o755)
	for _, path := range []string{"", ":/nowhere", "/nowhere:"} {
		got := run(t, loop, process.Options{File: "uvgo-program", Cwd: dir, Env: []string{"PATH=" + path}})
		equal(t, path, got, result{5, 0})
	}
}

// libuv: spawn_relative_path
func TestLookup_RelativeToTheChild(t *testing.T) {
	loop := uvtest.NewLoop(t)
	dir := t.TempDir()
	must(t, os.Mkdir(filepath.Join(dir, "sub"), 0o755))
	script(t, filepath.Join(dir, "sub"), "program", "#!/bin/sh\npwd -P\n", 0o755)
	real, err := filepath.EvalSymlinks(dir)
	must(t, err)
	for _, file := range []string{"sub/program", "./sub/program"} {
		got, r := output(t, loop, process.Options{File: file, Cwd: dir}, 1)
		equal(t, file, got, real+"\n")
		equal(t, file, r, result{})
		p, err := process.Spawn(loop, process.Options{File: file})
		want(t, err, uv.ENOENT)
		p.Close(nil)
	}
	loop.Run(uv.RunDefault)
}

// What is executable and no program is for /bin/sh, which gets its arguments.
func TestLookup_Script(t *testing.T) {
	loop := uvtest.NewLoop(t)
	dir := t.TempDir()
	file := script(t, dir, "plain", "echo $# $1 ${0##*/}\n", 0o755)
	for _, o := range []process.Options{
		{File: file, Args: []string{"zero", "one"}},
		{File: "plain", Args: []string{"zero", "one"}, Env: []string{"PATH=" + dir}},
	} {
		got, _ := output(t, loop, o, 1)
		equal(t, "script", got, "1 one plain\n")
	}
	got, _ := output(t, loop, process.Options{File: file, Args: []string{}}, 1)
	equal(t, "script without arguments", got, "0 plain\n")
}

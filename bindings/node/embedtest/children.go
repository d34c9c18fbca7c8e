package embedtest

import (
	"runtime"
	"strconv"
	"strings"
	"testing"

	"github.com/uvgo/uvgo/bindings/node"
	"github.com/uvgo/uvgo/uv/process"
)

// noChildren: a sandbox that was not given child_process starts no process,
// whichever way a script asks for one.
func noChildren(_ *testing.T, w *world) {
	rt := w.runtime(node.Options{Core: append(node.SafeModules(), "net", "http")})
	for _, name := range []string{"child_process", "cluster", "node:child_process", "node:cluster"} {
		w.is(rt, "try { require('"+name+"') } catch (e) { e.code + ' ' + e.message.split('\\n')[0] }",
			"MODULE_NOT_FOUND Cannot find module '"+name+"': this program may not use it")
		w.is(rt, "typeof process.getBuiltinModule('"+name+"')", "undefined")
	}
	w.is(rt, "typeof child_process + typeof cluster + typeof process.send + process.connected", "undefinedundefinedundefinedundefined")
	for _, name := range []string{"process_wrap", "spawn_sync"} {
		w.is(rt, "try { typeof process.binding('"+name+"') } catch (e) { 'none' }", "none")
	}
}

// closeWithChildren: Close ends children of every form, those that were to
// outlive the script as well, and waits for them.
func closeWithChildren(t *testing.T, w *world) {
	if runtime.GOOS == "windows" {
		t.Skip("no sleep there")
	}
	rt := w.runtime(node.Options{Core: append(node.SafeModules(), "child_process", "fs"), Process: node.Process{ExecPath: "/bin/sh"}})
	pids := w.eval(rt, `
		var cp = require('child_process');
		var idle = ['-c', 'exec sleep 1000'];
		var children = [
			cp.spawn('sleep', ['1000']),
			cp.spawn('sleep', ['1000'], { stdio: 'ignore', detached: true }),
			cp.spawn('sh', ['-c', 'trap "" TERM; cat; exec sleep 1000'], { stdio: ['pipe', 'pipe', 'pipe', 'pipe'] }),
			cp.spawn('yes'),
			cp.exec('exec sleep 1000', { timeout: 1e6 }, function () { throw new Error('must not run'); }),
			cp.execFile('sleep', ['1000']),
			cp.fork('sleep', [], { execArgv: idle, silent: true }),
			cp.fork('sleep', [], { execArgv: idle, stdio: ['ignore', 'ignore', 'ignore', 'ipc'], serialization: 'advanced' })
		];
		children[1].unref();
		children[2].stdin.write(new Array(3e4).join('more than a pipe holds'));
		children[3].stdout.on('data', function () {});
		children[6].send({ text: new Array(3e4).join('more than a channel holds') });
		children.forEach(function (child) {
			child.on('exit', function () { throw new Error('must not run'); });
		});
		cp.spawn('no-such-program-at-all').on('error', function () {});
		cp.spawn('true');
		children.map(function (child) { return child.pid; }).join();`).String()
	if err := rt.Close(); err != nil {
		w.Fatal(err)
	}
	for text := range strings.SplitSeq(pids, ",") {
		pid, err := strconv.Atoi(text)
		if err != nil {
			w.Fatal(err)
		}
		if process.Kill(pid, 0) == nil {
			w.Errorf("the child %d lives, or is a zombie", pid)
		}
	}
}

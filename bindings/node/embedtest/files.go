package embedtest

import (
	"os"
	"path/filepath"
	"testing"
	"testing/fstest"

	"github.com/uvgo/uvgo/bindings/node"
)

// attempts tells what each of some scripts gives, or the code it throws.
const attempts = `
	fs = require('fs');
	function attempt(f) { try { return String(f()); } catch (e) { return e.code + ' ' + (e.permission || e.syscall) + ' ' + (e.resource || e.path); } }
`

// A sandbox with the module fs and without files refuses every function of it,
// and nothing reaches the system.
func noFiles(t *testing.T, w *world) {
	place := filepath.Join(t.TempDir(), "made")
	rt := w.runtime(node.Options{Core: append(node.SafeModules(), "fs")})
	rt.Set("place", place)
	w.eval(rt, attempts)
	for script, want := range map[string]string{
		"fs.readFileSync('/etc/passwd')":               "ERR_ACCESS_DENIED FileSystemRead /etc/passwd",
		"fs.statSync('/')":                             "ERR_ACCESS_DENIED FileSystemRead /",
		"fs.writeFileSync(place, 'x')":                 "ERR_ACCESS_DENIED FileSystemWrite " + place,
		"fs.mkdirSync(place, { recursive: true })":     "ERR_ACCESS_DENIED FileSystemWrite " + place,
		"fs.rmSync('/', { recursive: true })":          "ERR_ACCESS_DENIED FileSystemWrite /",
		"fs.readdirSync('/')":                          "ERR_ACCESS_DENIED FileSystemRead /",
		"fs.opendirSync('/')":                          "ERR_ACCESS_DENIED FileSystemRead /",
		"fs.realpathSync('/')":                         "ERR_ACCESS_DENIED FileSystemRead /",
		"fs.realpathSync.native('/')":                  "ERR_ACCESS_DENIED FileSystemRead /",
		"fs.watch('/')":                                "ERR_ACCESS_DENIED FileSystemRead /",
		"fs.watchFile('/', function () {})":            "ERR_ACCESS_DENIED FileSystemRead /",
		"fs.writeSync(1, 'text')":                      "ERR_ACCESS_DENIED FileSystemWrite undefined",
		"fs.closeSync(0)":                              "ERR_ACCESS_DENIED FileSystemRead undefined",
		"fs.cpSync('/etc/passwd', place)":              "ERR_ACCESS_DENIED FileSystemWrite /etc/passwd",
		"fs.existsSync('/')":                           "false",
		"fs.readFileSync({})":                          "ERR_INVALID_ARG_TYPE undefined undefined",
		"fs.copyFileSync('/etc/passwd', place)":        "ERR_ACCESS_DENIED FileSystemWrite /etc/passwd",
		"fs.symlinkSync('/etc/passwd', place)":         "ERR_ACCESS_DENIED FileSystemWrite /etc/passwd",
		"fs.mkdtempSync(place)":                        "ERR_ACCESS_DENIED FileSystemWrite " + place,
		"fs.openSync('/etc/passwd', 'r')":              "ERR_ACCESS_DENIED FileSystemRead /etc/passwd",
		"fs.truncateSync('/etc/passwd')":               "ERR_ACCESS_DENIED FileSystemWrite /etc/passwd",
		"fs.utimesSync('/etc/passwd', 1, 1)":           "ERR_ACCESS_DENIED FileSystemWrite /etc/passwd",
		"fs.readSync(0, Buffer.alloc(1), 0, 1, 0)":     "ERR_ACCESS_DENIED FileSystemRead undefined",
		"fs.appendFileSync('/etc/passwd', 'intruder')": "ERR_ACCESS_DENIED FileSystemWrite /etc/passwd",
	} {
		w.is(rt, "attempt(function () { return "+script+" })", want)
	}
	w.eval(rt, `
		told = [];
		fs.readFile('/etc/passwd', function (e) { told.push('readFile ' + e.code) });
		fs.writeFile(place, 'x', function (e) { told.push('writeFile ' + e.code) });
		fs.exists('/', function (there) { told.push('exists ' + there) });
		fs.createReadStream('/etc/passwd').on('error', function (e) { told.push('read stream ' + e.code) });
		fs.createWriteStream(place).on('error', function (e) { told.push('write stream ' + e.code) });
		fs.cp('/etc', place, { recursive: true, filter: function () { told.push('asked') } }, function (e) { told.push('cp ' + e.code) });`)
	if err := rt.Wait(background); err != nil {
		t.Error(err)
	}
	w.is(rt, "told.sort().join()", "cp ERR_ACCESS_DENIED,exists false,read stream ERR_ACCESS_DENIED,readFile ERR_ACCESS_DENIED,"+
		"write stream ERR_ACCESS_DENIED,writeFile ERR_ACCESS_DENIED")
	if _, err := os.Lstat(place); err == nil {
		t.Error("a sandbox made a file")
	}
}

// With a file system of the embedder's the module reads it, and does not write.
func ownFiles(t *testing.T, w *world) {
	place := filepath.Join(t.TempDir(), "made")
	rt := w.runtime(node.Options{
		Core: append(node.SafeModules(), "fs"),
		FS:   fstest.MapFS{"a.txt": {Data: []byte("hello"), Mode: 0o644}, "d/b.txt": {Data: []byte("below")}},
	})
	rt.Set("place", place)
	w.eval(rt, attempts)
	for script, want := range map[string]string{
		"fs.readFileSync('/a.txt')":                 "hello",
		"fs.readFileSync('d/../d/b.txt', 'latin1')": "below",
		"fs.readFileSync('../../../a.txt', 'utf8')": "hello",
		"fs.readdirSync('/')":                       "a.txt,d",
		"fs.readdirSync('/', { recursive: true })":  "a.txt,d,d/b.txt",
		"fs.readdirSync('/a.txt')":                  "ENOTDIR scandir /a.txt",
		"fs.statSync('/a.txt').size":                "5",
		"fs.statSync('/d').isDirectory()":           "true",
		"fs.statSync('/a.txt/')":                    "ENOTDIR stat /a.txt/",
		"fs.existsSync('/etc/passwd')":              "false",
		"fs.readFileSync('/etc/passwd')":            "ENOENT open /etc/passwd",
		"fs.readFileSync('/d')":                     "EISDIR read undefined",
		"fs.accessSync('/a.txt')":                   "undefined",
		"fs.accessSync('/a.txt', fs.W_OK)":          "EROFS access /a.txt",
		"fs.realpathSync('d/./b.txt')":              "/d/b.txt",
		"fs.readlinkSync('/a.txt')":                 "EINVAL readlink /a.txt",
		"fs.writeFileSync(place, 'x')":              "EROFS open " + place,
		"fs.mkdirSync(place)":                       "EROFS mkdir " + place,
		"fs.unlinkSync('/a.txt')":                   "EROFS unlink /a.txt",
		"fs.renameSync('/a.txt', place)":            "EROFS rename /a.txt",
		"fs.copyFileSync('/a.txt', place)":          "EROFS copyfile /a.txt",
		"fs.rmSync('/d', { recursive: true })":      "EROFS rmdir /d",
		"fs.chmodSync('/a.txt', 0)":                 "EROFS chmod /a.txt",
		"fs.mkdtempSync('/x')":                      "EROFS mkdtemp /xXXXXXX",
		"fs.closeSync(0)":                           "EBADF close undefined",
		"fs.writeSync(1, 'text')":                   "EROFS write undefined",
		"var d = fs.opendirSync('/'); [d.readSync().name, d.readSync().name, d.readSync(), d.closeSync()]":                                                                                          "a.txt,d,,",
		"var fd = fs.openSync('/a.txt'), b = Buffer.alloc(3); [fs.readSync(fd, b), String(b), fs.readSync(fd, b, 0, 3, 1), String(b), fs.readSync(fd, b), fs.fstatSync(fd).size, fs.closeSync(fd)]": "3,hel,3,ell,2,5,",
	} {
		w.is(rt, "attempt(function () { "+lastReturned(script)+" })", want)
	}
	w.eval(rt, `
		told = '';
		fs.createReadStream('/d/b.txt', { start: 1, highWaterMark: 2 }).on('data', function (b) { told += b + '|' })
			.on('close', function () { fs.readFile('none', function (e) { told += e.code }) });`)
	if err := rt.Wait(background); err != nil {
		t.Error(err)
	}
	w.is(rt, "told", "el|ow|ENOENT")
	if _, err := os.Lstat(place); err == nil {
		t.Error("a runtime with files of its own made one of the system's")
	}
}

// lastReturned makes the last statement of a script its value.
func lastReturned(script string) string {
	for i := len(script) - 1; i > 0; i-- {
		if script[i] == ';' {
			return script[:i+1] + " return " + script[i+1:]
		}
	}
	return "return " + script
}

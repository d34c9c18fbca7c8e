package module

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

const exportsPackage = `{
	"name": "pack",
	"exports": {
		".": {"import": "./m.mjs", "require": "./c.js"},
		"./nested": {"node": {"other": "./o.js", "import": "./m.mjs"}, "default": "./c.js"},
		"./none": {"other": "./o.js"},
		"./null": null,
		"./list": ["c.js", {"other": "./o.js"}, "./c.js"],
		"./out": "./../x.js",
		"./modules": "./node_modules/x.js",
		"./query": "./c.js?a#b",
		"./sub/*": "./lib/*.js",
		"./sub/deep/*": "./deep/*.js",
		"./sub/secret/*": null,
		"./ends*.txt": "./c.js"
	},
	"imports": {"#c": "./c.js", "#core": "path", "#dep": "dep", "#dep/*": "dep/*.js", "#self": "pack"}
}`

// What a specifier means to import, and to require.
func TestImportURL(t *testing.T) {
	root := tree(t, map[string]string{
		"package.json": exportsPackage, "c.js": "", "m.mjs": "", "o.js": "", "lib/x.js": "", "deep/x.js": "", "from.mjs": "", "a b.mjs": "",
		"node_modules/dep/package.json": `{"main": "start"}`, "node_modules/dep/start.js": "", "node_modules/dep/x.js": "",
	})
	r := newResolver()
	r.isCore = func(name string) bool { return name == "path" }
	for _, c := range []struct{ specifier, want string }{
		{"./m.mjs", "/m.mjs"}, {"./a%20b.mjs", "/a%20b.mjs"}, {"./a b.mjs", "/a%20b.mjs"}, {"./m.mjs?x#y", "/m.mjs?x#y"},
		{"pack", "/m.mjs"}, {"pack/nested", "/m.mjs"}, {"pack/list", "/c.js"}, {"pack/query", "/c.js?a#b"},
		{"pack/sub/x", "/lib/x.js"}, {"pack/sub/deep/x", "/deep/x.js"}, {"pack/ends.txt", "ERR_PACKAGE_PATH_NOT_EXPORTED"},
		{"pack/endsx.txt", "/c.js"}, {"pack/sub/secret/x", "ERR_PACKAGE_PATH_NOT_EXPORTED"}, {"pack/null", "ERR_PACKAGE_PATH_NOT_EXPORTED"},
		{"pack/none", "ERR_PACKAGE_PATH_NOT_EXPORTED"}, {"pack/out", "ERR_INVALID_PACKAGE_TARGET"}, {"pack/modules", "ERR_INVALID_PACKAGE_TARGET"},
		{"pack/sub/../x", "ERR_INVALID_MODULE_SPECIFIER"}, {"pack/sub/%2e%2E/x", "ERR_INVALID_MODULE_SPECIFIER"}, {"pack/sub/gone", "ERR_MODULE_NOT_FOUND"},
		{"#c", "/c.js"}, {"#core", "node:path"}, {"#dep", "/node_modules/dep/start.js"}, {"#dep/x", "/node_modules/dep/x.js"}, {"#self", "/m.mjs"},
		{"#nope", "ERR_PACKAGE_IMPORT_NOT_DEFINED"}, {"#/c", "ERR_INVALID_MODULE_SPECIFIER"},
		{"dep", "/node_modules/dep/start.js"}, {"dep/x", "ERR_MODULE_NOT_FOUND"}, {"dep/x.js", "/node_modules/dep/x.js"},
		{"path", "node:path"}, {"./lib", "ERR_UNSUPPORTED_DIR_IMPORT"}, {"./c", "ERR_MODULE_NOT_FOUND"}, {"./a%2fb", "ERR_INVALID_MODULE_SPECIFIER"},
		{"@scope", "ERR_INVALID_MODULE_SPECIFIER"}, {"gone", "ERR_MODULE_NOT_FOUND"}, {"http://x/y", "http://x/y"}, {"data:text/javascript,1", "data:text/javascript,1"},
	} {
		got, err := r.importURL(c.specifier, "file://"+root+"/from.mjs")
		if e, ok := err.(*resolveError); ok {
			got = e.code
		} else if err != nil {
			got = err.Error()
		}
		if got = strings.TrimPrefix(got, "file://"+root); got != c.want {
			t.Errorf("%s: got %s, want %s", c.specifier, got, c.want)
		}
	}
	for request, want := range map[string]string{"pack": "c.js", "pack/nested": "c.js", "pack/sub/x": "lib/x.js"} {
		got, err := r.self(request, filepath.Join(root, "from.cjs"))
		if err != nil || got != filepath.Join(root, want) {
			t.Errorf("require %s: got %s, %v, want %s", request, got, err, want)
		}
	}
}

func TestSplitName(t *testing.T) {
	for request, want := range map[string]string{
		"a": "a .", "a/b": "a ./b", "a/": "a ./", "@s/p": "@s/p .", "@s/p/x/y": "@s/p ./x/y", "a/b%c": "a ./b%c",
		"": "", "@s": "", "@/p": "", "@s/": "", ".a": "", "./a": "", "/a": "", "a%b": "", `a\b`: "", "@s/p%": "",
	} {
		name, subpath, ok := splitName(request)
		got := name + " " + subpath
		if !ok {
			got = ""
		}
		if got != want {
			t.Errorf("%s: got %q, want %q", request, got, want)
		}
	}
}

// segments against the plain reading of a path: nobody leaves the package.
func FuzzSegments(f *testing.F) {
	for _, s := range []string{"a/b", "a//b", "../a", `a\..\b`, "%2e%2e/x", "a/node_modules/b", "a/%6eode_modules", ""} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, path string) {
		odd, bad := segments(path)
		plain := strings.Split(strings.NewReplacer("%2e", ".", "%2E", ".", `\`, "/").Replace(path), "/")
		if slices.Contains(plain, "..") && !bad || slices.Contains(plain, "") && !odd {
			t.Errorf("%q: odd %v, bad %v", path, odd, bad)
		}
	})
}

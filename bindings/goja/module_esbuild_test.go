package goja

import (
	"encoding/json"
	"slices"
	"testing"

	"github.com/evanw/esbuild/pkg/api"

	"github.com/uvgo/uvgo/bindings/lower/esm"
)

// Another reader of modules is asked what they import and export.
func TestModuleRecordsAsEsbuild(t *testing.T) {
	for _, src := range []string{
		"import 'a'; import b, { c as d, default as e } from 'b'; import * as f from 'c'; export { d, f as g }; export default b",
		"export let a = 1, { b, c: [d, ...e], ...f } = {}; export const [g = 2] = []; export var h; var i; export { i as default }",
		"export function f() { import('not here') } export async function* g() {} export class C { import() {} } export default class extends C {}",
		"export * as ns from 'a'; export { x as 'a b', default } from 'b'; import 'a'",
		"const t = `${`import '${1}'`} export {}`; /* export let no */ // import 'no'\nexport const re = /import 'no'[/]/ / 1; if (t) /export {}/.test(re)\nimport 'yes'",
		"export default async () => { await import('x') }\nimport\n{ default\n as y } from\n'y'",
		"let i = 1, j = i++ /2/ i; export { i, j as default }; ({ export: 1, import: 2 }).import; label: { import('z') }",
	} {
		m, err := esm.Parse("test.mjs", src)
		if err != nil {
			t.Errorf("%s\n%v", src, err)
			continue
		}
		var imports, exports []string
		for _, r := range m.Requests {
			imports = append(imports, r.Specifier)
		}
		for _, x := range m.Exports {
			if !x.Star {
				exports = append(exports, x.Name)
			}
		}
		slices.Sort(exports)
		theirImports, theirExports := esbuildRecord(t, src)
		if !slices.Equal(imports, theirImports) || !slices.Equal(exports, theirExports) {
			t.Errorf("%s\nimports %q, exports %q\nesbuild %q, %q", src, imports, exports, theirImports, theirExports)
		}
	}
}

// esbuildRecord lists the modules that src imports, each once, and its exports
// in order.
func esbuildRecord(t *testing.T, src string) (imports, exports []string) {
	external := api.Plugin{Name: "external", Setup: func(b api.PluginBuild) {
		b.OnResolve(api.OnResolveOptions{Filter: ".*"}, func(a api.OnResolveArgs) (api.OnResolveResult, error) {
			return api.OnResolveResult{Path: a.Path, External: true}, nil
		})
	}}
	r := api.Build(api.BuildOptions{
		Stdin: &api.StdinOptions{Contents: src}, Bundle: true, Metafile: true, Format: api.FormatESModule,
		TreeShaking: api.TreeShakingFalse, Plugins: []api.Plugin{external}, LogLevel: api.LogLevelSilent,
	})
	if len(r.Errors) > 0 {
		t.Fatalf("%s\nesbuild: %s", src, r.Errors[0].Text)
	}
	var meta struct {
		Inputs  map[string]struct{ Imports []struct{ Path, Kind string } }
		Outputs map[string]struct{ Exports []string }
	}
	if err := json.Unmarshal([]byte(r.Metafile), &meta); err != nil {
		t.Fatal(err)
	}
	for _, in := range meta.Inputs {
		for _, im := range in.Imports {
			if im.Kind == "import-statement" && !slices.Contains(imports, im.Path) {
				imports = append(imports, im.Path)
			}
		}
	}
	for _, out := range meta.Outputs {
		exports = append(exports, out.Exports...)
	}
	slices.Sort(exports)
	return imports, exports
}

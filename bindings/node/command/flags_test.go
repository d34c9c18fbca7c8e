package command

import (
	"reflect"
	"testing"

	"github.com/uvgo/uvgo/bindings/node/http"
)

// What Node makes of the same words.
func TestParse(t *testing.T) {
	words := func(s ...string) []string { return s }
	for _, c := range []struct {
		words []string
		want  line
	}{
		{words(), line{}},
		{words("a.js", "-x", "--", "b"), line{program: runFile, file: "a.js", args: words("-x", "--", "b")}},
		{words("--", "-x.js", "b"), line{program: runFile, file: "-x.js", args: words("b")}},
		{words("-", "b"), line{args: words("-", "b")}},
		{words("-e", "1", "a"), line{program: runCode, code: "1", hasCode: true, args: words("a"), execArgv: words("-e", "1")}},
		{words("-e", "1", "-"), line{program: runCode, code: "1", hasCode: true, args: words("-"), execArgv: words("-e", "1")}},
		{words("--eval=-1"), line{program: runCode, code: "-1", hasCode: true, execArgv: words("--eval=-1")}},
		{words("-p", "1"), line{program: runCode, code: "1", hasCode: true, print: true, execArgv: words("-p", "1")}},
		{words("-pe", "1"), line{program: runCode, code: "1", hasCode: true, print: true, execArgv: words("-pe", "1")}},
		{words("-p", "-e", "2"), line{program: runCode, code: "2", hasCode: true, print: true, execArgv: words("-p", "-e", "2")}},
		{words("-e", "2", "-p"), line{program: runCode, code: "2", hasCode: true, print: true, execArgv: words("-e", "2", "-p")}},
		{words("-p", "--", "x.js"), line{program: runFile, file: "x.js", print: true, execArgv: words("-p")}},
		{words("-r", "a", "--require=b", "x.js"), line{program: runFile, file: "x.js", preload: words("a", "b"), execArgv: words("-r", "a", "--require=b")}},
		{words("--import", "a", "-C", "x", "--conditions=y", "--input-type=module", "-e", "1"), line{
			program: runCode, code: "1", hasCode: true, imports: words("a"), conditions: words("x", "y"), inputType: "module",
			execArgv: words("--import", "a", "-C", "x", "--conditions=y", "--input-type=module", "-e", "1"),
		}},
		{words("--max-http-header-size=99", "--insecure-http-parser", "x.js"), line{program: runFile, file: "x.js", http: http.Defaults{MaxHeaderSize: 99, Insecure: true}, execArgv: words("--max-http-header-size=99", "--insecure-http-parser")}},
		{words("--cluster=threads", "x.js"), line{program: runFile, file: "x.js", cluster: "threads", execArgv: words("--cluster=threads")}},
		{words("-c", "x.js"), line{program: runFile, file: "x.js", check: true, execArgv: words("-c")}},
	} {
		got, err := parse(c.words)
		if err != nil {
			t.Errorf("%q: %v", c.words, err)
			continue
		}
		for _, list := range []*[]string{&got.args, &got.execArgv} {
			if len(*list) == 0 {
				*list = nil
			}
		}
		if !reflect.DeepEqual(*got, c.want) {
			t.Errorf("%q:\ngot  %+v\nwant %+v", c.words, *got, c.want)
		}
	}
}

func TestParseRefuses(t *testing.T) {
	for _, c := range []struct {
		words []string
		want  string
	}{
		{[]string{"--nope"}, "bad option: --nope"},
		{[]string{"-v", "--nope"}, "bad option: --nope"},
		{[]string{"-vh"}, "bad option: -vh"},
		{[]string{"-r=x"}, "bad option: -r=x"},
		{[]string{"-e"}, "-e requires an argument"},
		{[]string{"-e", "--no-warnings"}, "-e requires an argument"},
		{[]string{"--max-http-header-size=many", "-e", "1"}, "--max-http-header-size must be a number of bytes"},
		{[]string{"--input-type=json", "-e", "1"}, `--input-type must be "module" or "commonjs"`},
		{[]string{"--cluster=goroutines", "x.js"}, `--cluster must be "processes" or "threads"`},
		{[]string{"--require"}, "--require requires an argument"},
		{[]string{"-pe"}, "--eval requires an argument"},
		{[]string{"-c", "-e", "1"}, "either --check or --eval can be used, not both"},
	} {
		if _, err := parse(c.words); err == nil || err.Error() != c.want {
			t.Errorf("%q: got %v, want %s", c.words, err, c.want)
		}
	}
}

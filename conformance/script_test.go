package conformance

import (
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"
)

// script is one file below scripts/ and the directives at its head.
type script struct {
	name    string // "modules/cycle": below scripts/, without .js
	path    string // absolute
	kept    string // the file of what node did
	title   string // what it pins
	args    []string
	flags   []string
	command []string // instead of flags, file and args
	stdin   string
	env     []string
	needs   []string          // programs that have to be installed
	gap     string            // why no engine does as node
	gaps    map[string]string // why one does not, by its name: otto
	node    *nodeRun          // of all engines
}

// nodeRun is what node does with a script, run once for all engines.
type nodeRun struct {
	sync.Once
	outcome
}

// skipWithout skips a script whose programs are not installed.
func (s *script) skipWithout(t *testing.T) {
	t.Helper()
	for _, name := range s.needs {
		if _, err := exec.LookPath(name); err != nil {
			t.Skipf("%s needs %s", s.name, name)
		}
	}
}

// gapOf is why an engine does not as node does, "" if it does.
func (s *script) gapOf(command string) string {
	if reason := s.gaps[strings.TrimPrefix(command, "uv")]; reason != "" {
		return reason
	}
	return s.gap
}

// words is the command line for this script.
func (s *script) words() []string {
	if s.command != nil {
		words := make([]string, len(s.command))
		for i, word := range s.command {
			words[i] = strings.ReplaceAll(word, "$FILE", s.path)
		}
		return words
	}
	return append(append(append([]string(nil), s.flags...), s.path), s.args...)
}

// findScripts lists the scripts of a folder, which has been copied into the
// folder commands under the same name.
func findScripts(folder string) ([]*script, error) {
	root, err := filepath.Abs(filepath.Join(commands, folder))
	if err != nil {
		return nil, err
	}
	var scripts []*script
	err = filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		base := entry.Name()
		fixture := strings.HasPrefix(base, "_") || base == "node_modules" || base == "fixtures"
		switch {
		case entry.IsDir() && fixture:
			return filepath.SkipDir
		case entry.IsDir() || fixture || filepath.Ext(base) != ".js":
			return nil
		}
		s, err := readScript(root, path)
		s.kept = filepath.Join(folder, filepath.FromSlash(s.name)+".want")
		scripts = append(scripts, s)
		return err
	})
	return scripts, err
}

func readScript(root, path string) (*script, error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	name, err := filepath.Rel(root, strings.TrimSuffix(path, ".js"))
	s := &script{node: new(nodeRun), name: filepath.ToSlash(name), path: path}
	for line := range strings.Lines(string(text)) {
		if strings.HasPrefix(line, "#!") {
			continue
		}
		comment, ok := strings.CutPrefix(strings.TrimSpace(line), "//")
		if !ok {
			break
		}
		comment = strings.TrimSpace(comment)
		if s.title == "" {
			s.title = comment
		}
		if err == nil {
			err = s.direct(comment)
		}
	}
	if err == nil && s.title == "" {
		err = fmt.Errorf("a script begins with a comment that says what it pins")
	}
	if err != nil {
		err = fmt.Errorf("%s: %w", path, err)
	}
	return s, err
}

// direct follows a directive; other comments are none.
func (s *script) direct(comment string) (err error) {
	name, value, ok := strings.Cut(comment, ":")
	value = strings.TrimSpace(value)
	if !ok {
		return nil
	}
	switch name {
	case "args":
		s.args, err = splitWords(value)
	case "flags":
		s.flags, err = splitWords(value)
	case "command":
		s.command, err = splitWords(value)
	case "stdin":
		s.stdin, err = strconv.Unquote(`"` + strings.ReplaceAll(value, `"`, `\"`) + `"`)
	case "needs":
		s.needs, err = splitWords(value)
	case "env":
		s.env = append(s.env, value)
	case "gap":
		s.gap = value
	case "otto", "goja":
		if s.gaps == nil {
			s.gaps = make(map[string]string)
		}
		s.gaps[name] = value
	}
	return err
}

// splitWords splits at blanks, outside of 'single' and "double" quotes.
func splitWords(line string) ([]string, error) {
	words := []string{}
	for line = strings.TrimLeft(line, " "); line != ""; line = strings.TrimLeft(line, " ") {
		var word strings.Builder
		for line != "" && line[0] != ' ' {
			if line[0] != '"' && line[0] != '\'' {
				word.WriteByte(line[0])
				line = line[1:]
				continue
			}
			inside, rest, ok := strings.Cut(line[1:], line[:1])
			if !ok {
				return nil, fmt.Errorf("a quote is not closed: %s", line)
			}
			word.WriteString(inside)
			line = rest
		}
		words = append(words, word.String())
	}
	return words, nil
}

func TestSplitWords(t *testing.T) {
	for line, want := range map[string]string{
		``:                      `[]`,
		`a  b`:                  `["a" "b"]`,
		`-e 'x "y"' "" b="c d"`: `["-e" "x \"y\"" "" "b=c d"]`,
	} {
		if got, err := splitWords(line); err != nil || fmt.Sprintf("%q", got) != want {
			t.Errorf("%s: got %q, %v, want %s", line, got, err, want)
		}
	}
	if words, err := splitWords(`a 'b`); err == nil {
		t.Errorf("an open quote: got %q", words)
	}
}

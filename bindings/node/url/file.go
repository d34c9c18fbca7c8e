package url

import (
	"path/filepath"
	"strings"
	"unicode/utf8"

	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
	"github.com/uvgo/uvgo/bindings/node/lang"
	"github.com/uvgo/uvgo/bindings/node/webclass"
)

func (st *state) domainArg(c *engine.Call) (string, error) {
	if len(c.Args) == 0 {
		return "", webclass.MissingArgs(st.e, "domain")
	}
	return st.text(c.Args[0])
}

func (st *state) domainToASCII(c *engine.Call) (engine.Value, error) {
	domain, err := st.domainArg(c)
	if err != nil {
		return nil, err
	}
	host, _ := parseHost(domain, false)
	return st.eng.String(host), nil
}

func (st *state) domainToUnicode(c *engine.Call) (engine.Value, error) {
	domain, err := st.domainArg(c)
	if err != nil {
		return nil, err
	}
	host, ok := parseHost(domain, false)
	if !ok {
		host = ""
	}
	return st.eng.String(toUnicode(host)), nil
}

// FileToPath is url.fileURLToPath: the path of a file: URL, given as its text or
// as a URL object. Loop goroutine only.
func FileToPath(e *env.Env, v engine.Value) (string, error) { return stateOf(e).fileToPath(v) }

func (st *state) fileURLToPath(c *engine.Call) (engine.Value, error) {
	path, err := st.fileToPath(c.Arg(0))
	if err != nil {
		return nil, err
	}
	return st.eng.String(path), nil
}

func (st *state) fileToPath(v engine.Value) (string, error) {
	e, eng := st.e, st.eng
	text, ok := Href(e, v)
	if eng.TypeOf(v) == engine.String {
		text, ok = e.Text(v), true
	}
	if !ok {
		return "", e.InvalidArgType("path", "of type string or an instance of URL", v)
	}
	u, ok := parse(text, nil)
	switch {
	case !ok:
		return "", st.invalid(text, nil)
	case u.scheme != "file":
		return "", e.Throw(env.TypeError, "ERR_INVALID_URL_SCHEME", "The URL must be of scheme file")
	case u.host != "":
		return "", e.Throw(env.TypeError, "ERR_INVALID_FILE_URL_HOST", `File URL host must be "localhost" or empty on linux`)
	}
	path := u.pathname()
	if strings.Contains(strings.ToLower(path), "%2f") {
		return "", e.Throw(env.TypeError, "ERR_INVALID_FILE_URL_PATH", "File URL path must not include encoded / characters")
	}
	decoded := decode(path)
	if !utf8.ValidString(decoded) {
		return "", e.Throw("URIError", "", "URI malformed")
	}
	return decoded, nil
}

func (st *state) pathToFileURL(c *engine.Call) (engine.Value, error) {
	e, eng := st.e, st.eng
	if eng.TypeOf(c.Arg(0)) != engine.String {
		return nil, e.InvalidArgType("path", "of type string", c.Arg(0))
	}
	path := e.Text(c.Arg(0))
	resolved := path
	if !filepath.IsAbs(path) {
		cwd, err := st.cwd()
		if err != nil {
			return nil, err
		}
		resolved = filepath.Join(cwd, path)
	}
	resolved = filepath.Clean(resolved)
	if strings.HasSuffix(path, "/") && resolved != "/" {
		resolved += "/"
	}
	return st.wrap(fromPath(resolved)), nil
}

// cwd is process.cwd().
func (st *state) cwd() (string, error) {
	process, err := st.e.Require("process")
	if err != nil {
		return "", err
	}
	cwd, err := st.eng.Get(process, "cwd")
	if err != nil {
		return "", err
	}
	v, err := st.eng.Call(cwd, process)
	return st.e.Text(v), err
}

// PathToFile is the text of the file: URL of an absolute path, as
// url.pathToFileURL. Safe from any goroutine.
func PathToFile(path string) string { return fromPath(path).href() }

func fromPath(path string) *record {
	return &record{scheme: "file", hasHost: true, port: -1, path: strings.Split(encoded(path, fileSet), "/")[1:]}
}

// fileSet is what Node encodes of a path.
var fileSet = setOf(pathSet, "%\\|^~[]\n\r\t")

func (st *state) urlToHTTPOptions(c *engine.Call) (engine.Value, error) {
	e, eng := st.e, st.eng
	v := c.Arg(0)
	if lang.IsNullish(e, v) {
		return nil, e.Throw(env.TypeError, "", "Cannot destructure property 'hostname' of 'url' as it is "+e.Text(v)+".")
	}
	options := eng.NewObject(eng.Null())
	if lang.IsObject(e, v) {
		keys, err := eng.Keys(v, false)
		if err != nil {
			return nil, err
		}
		for _, key := range keys {
			value, err := eng.Get(v, key)
			if err == nil {
				err = eng.Set(options, key, value)
			}
			if err != nil {
				return nil, err
			}
		}
	}
	got := map[string]engine.Value{}
	for _, name := range [...]string{"protocol", "hostname", "hash", "search", "pathname", "href", "port", "username", "password"} {
		value, err := eng.Get(v, name)
		if err != nil {
			return nil, err
		}
		got[name] = value
	}
	text := func(name string) string {
		if eng.TypeOf(got[name]) == engine.String {
			return e.Text(got[name])
		}
		return ""
	}
	hostname := got["hostname"]
	if s := text("hostname"); strings.HasPrefix(s, "[") {
		hostname = eng.String(strings.Trim(s, "[]"))
	}
	orEmpty := func(name string) string {
		if !eng.ToBool(got[name]) {
			return ""
		}
		return e.Text(got[name])
	}
	for _, f := range [...]struct {
		name  string
		value engine.Value
	}{
		{"protocol", got["protocol"]}, {"hostname", hostname}, {"hash", got["hash"]}, {"search", got["search"]}, {"pathname", got["pathname"]},
		{"path", eng.String(orEmpty("pathname") + orEmpty("search"))}, {"href", got["href"]},
	} {
		if err := eng.Set(options, f.name, f.value); err != nil {
			return nil, err
		}
	}
	if eng.TypeOf(got["port"]) != engine.String || text("port") != "" {
		port, err := eng.ToNumber(got["port"])
		if err == nil {
			err = eng.Set(options, "port", eng.Number(port))
		}
		if err != nil {
			return nil, err
		}
	}
	if eng.ToBool(got["username"]) || eng.ToBool(got["password"]) {
		auth := decode(orEmpty("username")) + ":" + decode(orEmpty("password"))
		return options, eng.Set(options, "auth", eng.String(auth))
	}
	return options, nil
}

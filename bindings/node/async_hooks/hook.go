package async_hooks

import (
	"slices"
	"strings"

	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
	"github.com/uvgo/uvgo/bindings/node/lang"
)

// hook is what createHook gives.
type hook struct {
	this  engine.Value // held while it is enabled
	calls map[string]engine.Value
}

// createHook makes a hook of those functions that it is given.
func (st *state) createHook(c *engine.Call) (engine.Value, error) {
	if lang.IsNullish(st.e, c.Arg(0)) {
		what := st.e.Text(c.Arg(0))
		return nil, st.e.Throw(env.TypeError, "", "Cannot destructure property 'init' of '"+what+"' as it is "+what+".")
	}
	if err := st.hookClass(); err != nil {
		return nil, err
	}
	object := st.eng.NewObject(st.hookPrototype)
	h := &hook{calls: make(map[string]engine.Value)}
	for _, name := range [...]string{"init", "before", "after", "destroy", "promiseResolve"} {
		fn, err := st.eng.Get(c.Args[0], name)
		if err != nil {
			return nil, err
		}
		switch st.eng.TypeOf(fn) {
		case engine.Function:
			h.calls[name] = engine.HoldBy(st.eng, object, fn)
		case engine.Undefined:
		default:
			return nil, st.e.Throw(env.TypeError, "ERR_ASYNC_CALLBACK", "hook."+name+" must be a function")
		}
	}
	st.eng.SetHost(object, h)
	return object, nil
}

func (st *state) hookClass() error {
	if st.hookPrototype != nil {
		return nil
	}
	method := func(name string, f func(h *hook, this engine.Value)) env.Method {
		return env.Method{Name: name, Func: func(c *engine.Call) (engine.Value, error) {
			if h, ok := st.eng.Host(c.This).(*hook); ok {
				f(h, c.This)
			}
			return c.This, nil
		}}
	}
	_, prototype, err := st.e.Class("AsyncHook", 1, nil, func(c *engine.Call) (engine.Value, error) { return c.Undefined, nil },
		method("enable", func(h *hook, this engine.Value) {
			if h.this == nil {
				h.this = st.eng.Hold(this)
				st.hooks = append(slices.Clone(st.hooks), h)
			}
		}),
		method("disable", func(h *hook, _ engine.Value) {
			if h.this != nil {
				st.hooks = slices.DeleteFunc(slices.Clone(st.hooks), func(other *hook) bool { return other == h })
				st.eng.Release(h.this)
				h.this = nil
			}
		}))
	st.hookPrototype = prototype
	return err
}

// tell calls the enabled hooks' functions of this name. Which they are is
// settled when it begins.
func (st *state) tell(name string, args ...engine.Value) error {
	for _, h := range st.hooks {
		if fn := h.calls[name]; fn != nil {
			if _, err := st.eng.Call(fn, h.this, args...); err != nil {
				return err
			}
		}
	}
	return nil
}

// kinds are the asynchronous resources that Node knows, in the order of their
// numbers.
const kinds = `NONE DIRHANDLE DNSCHANNEL ELDHISTOGRAM FILEHANDLE FILEHANDLECLOSEREQ BLOBREADER FSEVENTWRAP
FSREQCALLBACK FSREQPROMISE GETADDRINFOREQWRAP GETNAMEINFOREQWRAP HEAPSNAPSHOT HTTP2SESSION HTTP2STREAM HTTP2PING
HTTP2SETTINGS HTTPINCOMINGMESSAGE HTTPCLIENTREQUEST JSSTREAM JSUDPWRAP MESSAGEPORT PIPECONNECTWRAP PIPESERVERWRAP
PIPEWRAP PROCESSWRAP PROMISE QUERYWRAP QUIC_LOGSTREAM QUIC_PACKET SHUTDOWNWRAP SIGNALWRAP STATWATCHER STREAMPIPE
TCPCONNECTWRAP TCPSERVERWRAP TCPWRAP TTYWRAP UDPSENDWRAP UDPWRAP SIGINTWATCHDOG WORKER WORKERHEAPSNAPSHOT WRITEWRAP
ZLIB CHECKPRIMEREQUEST PBKDF2REQUEST KEYPAIRGENREQUEST KEYGENREQUEST KEYEXPORTREQUEST CIPHERREQUEST DERIVEBITSREQUEST
HASHREQUEST RANDOMBYTESREQUEST RANDOMPRIMEREQUEST SCRYPTREQUEST SIGNREQUEST TLSWRAP VERIFYREQUEST`

// providers is asyncWrapProviders.
func (st *state) providers() (engine.Value, error) {
	object := st.eng.NewObject(st.eng.Null())
	for i, name := range strings.Fields(kinds) {
		if err := st.eng.Define(object, name, engine.Property{Value: st.number(int64(i)), Enumerable: true}); err != nil {
			return nil, err
		}
	}
	if freeze := lang.Static(st.e, "Object", "freeze"); freeze != nil {
		return st.eng.Call(freeze, nil, object)
	}
	return object, nil
}

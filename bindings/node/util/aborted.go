package util

import (
	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/eventtarget"
	"github.com/uvgo/uvgo/bindings/node/lang"
)

// aborted is util.aborted(signal, resource): a promise of the abort event.
func (u *util) aborted(c *engine.Call) (engine.Value, error) {
	signal, resource := c.Arg(0), c.Arg(1)
	executor := u.eng.NewFunc("", 2, func(c *engine.Call) (engine.Value, error) {
		if u.eng.TypeOf(signal) == engine.Undefined {
			return nil, u.env.InvalidArgType("signal", "an instance of AbortSignal", signal)
		}
		if err := eventtarget.CheckSignal(u.env, "signal", signal); err != nil {
			return nil, err
		}
		if !lang.IsObject(u.env, resource) {
			return nil, u.env.InvalidArgType("resource", "of type object", resource)
		}
		if eventtarget.Aborted(u.env, signal) {
			return u.eng.Call(c.Arg(0), nil, c.Undefined)
		}
		add, err := u.eng.Get(signal, "addEventListener")
		if err != nil {
			return nil, err
		}
		once := u.eng.NewObject(nil)
		if err := u.eng.Set(once, "once", u.eng.Bool(true)); err != nil {
			return nil, err
		}
		return u.eng.Call(add, signal, u.eng.String("abort"), c.Arg(0), once)
	})
	return u.eng.Construct(lang.Global(u.env, "Promise"), executor)
}

// transferableSignal is util.transferableAbortSignal(signal): every signal can
// go wherever there is to go to.
func (u *util) transferableSignal(c *engine.Call) (engine.Value, error) {
	if eventtarget.SignalOf(u.env, c.Arg(0)) == nil {
		return nil, u.env.InvalidArgType("signal", "an instance of AbortSignal", c.Arg(0))
	}
	return c.Args[0], nil
}

func (u *util) transferableController(*engine.Call) (engine.Value, error) {
	return u.eng.Construct(eventtarget.AbortControllerClass(u.env))
}

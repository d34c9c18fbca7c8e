package otto

import "github.com/uvgo/uvgo/bindings/node/engine"

// lowerSource is src in ES5, with a function that says which column of the
// source a column of it came from; nil if they are the same.
func (e *Engine) lowerSource(src engine.Source, body bool) (code string, column func(line, column int) int, err error) {
	return src.Text, nil, nil
}

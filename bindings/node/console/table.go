package console

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/inspect"
	"github.com/uvgo/uvgo/bindings/node/lang"
)

// column is one of a table: its head and a cell for each row, "" for none.
type column struct {
	head  string
	cells []string
}

// set writes a cell, adding empty ones above it.
func (col *column) set(row int, text string) {
	for len(col.cells) <= row {
		col.cells = append(col.cells, "")
	}
	col.cells[row] = text
}

func table(c *console, args []engine.Value) error {
	eng := c.env.Engine
	data, properties := arg(c, args, 0), arg(c, args, 1)
	if eng.TypeOf(properties) != engine.Undefined && eng.Class(properties) != "Array" {
		return c.env.InvalidArgType("properties", "an instance of Array", properties)
	}
	if eng.TypeOf(data) != engine.Object {
		return c.logArgs(data)
	}
	var columns []*column
	var err error
	switch eng.Class(data) {
	case "Map", "Set":
		columns, err = c.collectionColumns(data)
	default:
		columns, err = c.objectColumns(data, properties)
	}
	if err != nil {
		return err
	}
	return c.logText(draw(columns))
}

// collectionColumns are those of a Map or a Set.
func (c *console) collectionColumns(data engine.Value) ([]*column, error) {
	keys, values, err := lang.Entries(c.env, data)
	if err != nil {
		return nil, err
	}
	defer lang.Release(c.env, keys, values)
	index, key, value := &column{head: "(iteration index)"}, &column{head: "Key"}, &column{head: "Values"}
	for i := range keys {
		for _, cell := range [...]struct {
			col *column
			v   engine.Value
		}{{index, c.env.Engine.Number(float64(i))}, {key, keys[i]}, {value, values[i]}} {
			text, err := c.cell(cell.v)
			if err != nil {
				return nil, err
			}
			cell.col.set(i, text)
		}
	}
	if c.env.Engine.Class(data) == "Set" {
		return []*column{index, value}, nil
	}
	return []*column{index, key, value}, nil
}

// objectColumns are the rows' own properties, in the order they are met, and
// Values for rows that are no objects.
func (c *console) objectColumns(data, properties engine.Value) ([]*column, error) {
	eng := c.env.Engine
	index, values := &column{head: "(index)"}, &column{head: "Values"}
	columns := []*column{index}
	byName := map[string]*column{}
	wanted, err := c.wantedProperties(properties)
	if err != nil {
		return nil, err
	}
	rows, err := stringKeys(eng, data)
	if err != nil {
		return nil, err
	}
	hasValues := false
	for i, row := range rows {
		index.set(i, row)
		item, err := eng.Get(data, row)
		if err != nil {
			return nil, err
		}
		if !lang.IsObject(c.env, item) && wanted == nil {
			text, err := c.cell(item)
			if err != nil {
				return nil, err
			}
			hasValues = true
			values.set(i, text)
			continue
		}
		names := wanted
		if names == nil {
			if names, err = stringKeys(eng, item); err != nil {
				return nil, err
			}
		}
		for _, name := range names {
			col := byName[name]
			if col == nil {
				col = &column{head: name}
				byName[name] = col
				columns = append(columns, col)
			}
			text := ""
			if lang.IsObject(c.env, item) && lang.HasOwn(c.env, item, name) {
				v, err := eng.Get(item, name)
				if err != nil {
					return nil, err
				}
				if text, err = c.cell(v); err != nil {
					return nil, err
				}
			}
			col.set(i, text)
		}
	}
	// Columns named like numbers come first, as they do among an object's keys.
	slices.SortStableFunc(columns[1:], func(a, b *column) int {
		x, xErr := strconv.ParseUint(a.head, 10, 32)
		y, yErr := strconv.ParseUint(b.head, 10, 32)
		switch {
		case xErr == nil && yErr == nil:
			return cmp.Compare(x, y)
		case xErr == nil:
			return -1
		case yErr == nil:
			return 1
		}
		return 0
	})
	if hasValues {
		columns = append(columns, values)
	}
	return columns, nil
}

// wantedProperties are the columns a script has asked for; nil for all.
func (c *console) wantedProperties(properties engine.Value) ([]string, error) {
	eng := c.env.Engine
	if eng.TypeOf(properties) == engine.Undefined {
		return nil, nil
	}
	wanted := []string{}
	for i := range lang.Length(c.env, properties) {
		v, err := eng.Get(properties, i)
		if err != nil {
			return nil, err
		}
		name, err := eng.ToString(v)
		if err != nil {
			return nil, err
		}
		wanted = append(wanted, name)
	}
	return wanted, nil
}

func stringKeys(eng engine.Engine, obj engine.Value) ([]string, error) {
	keys, err := eng.Keys(obj, false)
	var names []string
	for _, key := range keys {
		if name, ok := key.(string); ok {
			names = append(names, name)
		}
	}
	return names, err
}

// cell shows a value briefly: nothing of what is inside of objects, and not
// even the names in those with more than two properties.
func (c *console) cell(v engine.Value) (string, error) {
	o, err := c.in.Defaults()
	if err != nil {
		return "", err
	}
	o.Depth, o.MaxArrayLength, o.BreakLength = 0, 3, math.Inf(1)
	eng := c.env.Engine
	if _, bytes := eng.Bytes(v); eng.TypeOf(v) == engine.Object && eng.Class(v) != "Array" && !bytes {
		keys, err := stringKeys(eng, v)
		if err != nil {
			return "", err
		}
		if len(keys) > 2 {
			o.Depth = -1
		}
	}
	if o.Colors, err = c.colored(&c.out); err != nil {
		return "", err
	}
	if c.options != nil {
		if err := c.in.Read(c.options, &o); err != nil {
			return "", err
		}
	}
	return c.in.Inspect(v, &o)
}

// draw sets columns in a frame of box-drawing characters.
func draw(columns []*column) string {
	rows := 0
	widths := make([]int, len(columns))
	for i, col := range columns {
		rows = max(rows, len(col.cells))
		widths[i] = inspect.StringWidth(col.head)
		for _, cell := range col.cells {
			widths[i] = max(widths[i], inspect.StringWidth(cell))
		}
	}
	line := func(left, middle, right string, cell func(i int) string) string {
		cells := make([]string, len(columns))
		for i := range cells {
			cells[i] = cell(i)
		}
		return left + strings.Join(cells, middle) + right
	}
	rule := func(i int) string { return strings.Repeat("─", widths[i]+2) }
	padded := func(i int, text string) string {
		return " " + text + strings.Repeat(" ", widths[i]-inspect.StringWidth(text)) + " "
	}
	lines := []string{
		line("┌", "┬", "┐", rule),
		line("│", "│", "│", func(i int) string { return padded(i, columns[i].head) }),
		line("├", "┼", "┤", rule),
	}
	for row := range rows {
		lines = append(lines, line("│", "│", "│", func(i int) string {
			if row < len(columns[i].cells) {
				return padded(i, columns[i].cells[row])
			}
			return padded(i, "")
		}))
	}
	return strings.Join(append(lines, line("└", "┴", "┘", rule)), "\n")
}

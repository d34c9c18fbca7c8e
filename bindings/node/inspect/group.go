package inspect

import (
	"math"
	"strings"

	"github.com/uvgo/uvgo/bindings/node/engine"
)

// reduce joins what is inside an object: on one line if it is short and the
// innermost levels are few, else a line each. elements is the array that is
// shown, nil for none.
func (p *printer) reduce(output []string, base, open, close string, array bool, level int, elements engine.Value) string {
	lead := base
	if base != "" {
		lead += " "
	}
	if p.Compact == CompactAlways {
		if p.fits(output, len(output), base) {
			if base != "" {
				open += " " + base
			}
			return open + " " + strings.Join(output, ", ") + " " + close
		}
		gap := " "
		if base != "" || len(open) != 1 {
			gap = "\n" + spaces(p.indent+2)
			if base != "" {
				gap = " " + base + gap
			}
		}
		return open + gap + strings.Join(output, ",\n"+spaces(p.indent+2)) + " " + close
	}
	if p.Compact >= 1 {
		entries := len(output)
		if array && entries > 6 {
			output = p.group(output, elements)
		}
		if p.deepest-level < p.Compact && entries == len(output) {
			start := len(output) + p.indent + UTF16Length(open) + UTF16Length(base) + 10
			if p.fits(output, len(output)+start, base) {
				joined := strings.Join(output, ", ")
				if !strings.Contains(joined, "\n") {
					return lead + open + " " + joined + " " + close
				}
			}
		}
	}
	line := "\n" + spaces(p.indent)
	return lead + open + line + "  " + strings.Join(output, ","+line+"  ") + line + close
}

// fits tells whether the parts, with used columns besides, stay within the
// line.
func (p *printer) fits(output []string, used int, base string) bool {
	if float64(used+len(output)) > p.BreakLength {
		return false
	}
	for _, part := range output {
		if used += UTF16Length(p.uncolored(part)); float64(used) > p.BreakLength {
			return false
		}
	}
	return !strings.Contains(base, "\n")
}

// group sets the elements of a long array in columns: as near to a square as
// their widths allow, numbers flush right.
func (p *printer) group(output []string, elements engine.Value) []string {
	const gap = 2 // a comma and a blank
	n := len(output)
	more := p.MaxArrayLength < float64(n)
	if more {
		n-- // the last one says how many more there are
	}
	widths := make([]int, n)
	total, widest := 0, 0
	for i := range n {
		widths[i] = StringWidth(p.uncolored(output[i]))
		total += widths[i] + gap
		widest = max(widest, widths[i])
	}
	cell := widest + gap
	if float64(cell*3+p.indent) >= p.BreakLength || float64(total)/float64(cell) <= 5 && widest > 6 {
		return output
	}
	bias := math.Sqrt(float64(cell) - float64(total)/float64(len(output)))
	biased := math.Max(float64(cell)-3-bias, 1)
	columns := int(min(
		// A character is about two and a half times as high as it is wide.
		math.Floor(math.Sqrt(2.5*biased*float64(n))/biased+0.5),
		math.Floor((p.BreakLength-float64(p.indent))/float64(cell)),
		float64(p.Compact)*4,
		15,
	))
	if columns <= 1 {
		return output
	}
	columnWidths := make([]int, columns)
	for i, w := range widths {
		columnWidths[i%columns] = max(columnWidths[i%columns], w)
	}
	right := p.allNumbers(elements, len(output))
	var rows []string
	for start := 0; start < n; start += columns {
		var row strings.Builder
		end := min(start+columns, n)
		for i := start; i < end; i++ {
			padding := spaces(columnWidths[i-start] - widths[i])
			if right {
				row.WriteString(padding)
			}
			row.WriteString(output[i])
			if i < end-1 {
				row.WriteString(", ")
				if !right {
					row.WriteString(padding)
				}
			}
		}
		rows = append(rows, row.String())
	}
	if more {
		rows = append(rows, output[n])
	}
	return rows
}

// allNumbers tells whether the first n elements are numbers; nil counts as so.
func (p *printer) allNumbers(elements engine.Value, n int) bool {
	if elements == nil {
		return true
	}
	for i := range n {
		if t := p.eng.TypeOf(must(p.eng.Get(elements, i))); t != engine.Number && t != engine.BigInt {
			return false
		}
	}
	return true
}

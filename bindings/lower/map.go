package lower

import (
	"sort"
	"strings"
)

// Column gives the column of the source that a column of the same line of the
// output came from, so that a caret points right. Both count bytes from 1.
// Text that lowering added maps to the token behind it.
func (r *Result) Column(line, column int) int {
	if !r.Changed {
		return column
	}
	start := nthLine(r.Code, line)
	if start < 0 {
		return column
	}
	offset := start + column - 1
	k := sort.Search(len(r.segs), func(i int) bool { return r.segs[i].out > offset }) - 1
	if k < 0 {
		return column
	}
	s := r.segs[k]
	src := s.src + offset - s.out
	if offset-s.out >= s.n {
		src = s.src + s.n
		if k+1 < len(r.segs) {
			src = r.segs[k+1].src
		}
	}
	first := nthLine(r.src, line)
	if first < 0 || src < first {
		return 1
	}
	if end := strings.IndexByte(r.src[first:], '\n'); end >= 0 && src > first+end {
		src = first + end
	}
	return src - first + 1
}

// nthLine is the offset at which a line starts, or -1.
func nthLine(s string, line int) int {
	offset := 0
	for ; line > 1; line-- {
		i := strings.IndexByte(s[offset:], '\n')
		if i < 0 {
			return -1
		}
		offset += i + 1
	}
	return offset
}

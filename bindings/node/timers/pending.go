package timers

import (
	"cmp"
	"slices"
	"strconv"

	"github.com/uvgo/uvgo/bindings/node/env"
	"github.com/uvgo/uvgo/uv"
)

// pending lists the timers and immediates that keep the loop alive. The handles
// they share are no news to anybody.
func (st *state) pending(add func(env.Resource)) {
	if st.handle != nil {
		add(env.Resource{Handles: []uv.AnyHandle{st.handle}})
	}
	if st.idle != nil {
		add(env.Resource{Handles: []uv.AnyHandle{st.check, st.idle}})
	}
	lists := slices.Clone(st.queue)
	slices.SortFunc(lists, func(a, b *list) int { // as they will run
		return cmp.Or(cmp.Compare(a.expiry, b.expiry), cmp.Compare(a.id, b.id))
	})
	for _, l := range lists {
		for t := l.first; t != nil; t = t.next {
			if t.refed {
				add(env.Resource{Kind: "Timeout", Detail: strconv.FormatInt(l.msecs, 10) + " ms", Key: t})
			}
		}
	}
	for _, im := range st.waiting {
		if im.refed && !im.destroyed {
			add(env.Resource{Kind: "Immediate", Key: im})
		}
	}
}

package uv

// ring is libuv's queue: a circular doubly linked list threaded through its
// members, so that joining and leaving cost no allocation. A ring that stands
// for a list has no owner; one that is part of a member has.
type ring[T any] struct {
	next, prev *ring[T]
	owner      *T
}

func (r *ring[T]) init() { r.next, r.prev = r, r }

func (r *ring[T]) empty() bool { return r.next == r }

// linked tells of a member whether it is in some list.
func (r *ring[T]) linked() bool { return r.next != nil }

func (r *ring[T]) pushFront(m *ring[T]) { r.next.pushBack(m) }

// pushBack puts m before r: at the end, if r stands for the list.
func (r *ring[T]) pushBack(m *ring[T]) {
	m.prev, m.next = r.prev, r
	r.prev.next = m
	r.prev = m
}

// remove takes a member out of its list.
func (r *ring[T]) remove() {
	r.prev.next = r.next
	r.next.prev = r.prev
	r.next, r.prev = nil, nil
}

// moveTo empties r into to, whose members stay in front.
func (r *ring[T]) moveTo(to *ring[T]) {
	if r.empty() {
		return
	}
	r.next.prev, r.prev.next = to.prev, to
	to.prev.next, to.prev = r.next, r.prev
	r.init()
}

package url

// Parse is new URL(input, base).href; base "" is none. False is where that
// throws. Safe from any goroutine.
func Parse(input, base string) (href string, ok bool) {
	on := &base
	if base == "" {
		on = nil
	}
	u, ok := parseOn(input, on)
	if !ok {
		return "", false
	}
	return u.href(), true
}

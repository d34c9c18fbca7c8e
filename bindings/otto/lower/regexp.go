package lower

// checkRegExp is the place for early errors of patterns; see regexpError.
func (l *lowerer) checkRegExp(pos int, pattern, flags string) {
	seen := ""
	for i := 0; i < len(flags); i++ {
		bad := true
		for _, c := range "dgimsuvy" {
			if byte(c) == flags[i] {
				bad = false
			}
		}
		for j := 0; j < len(seen); j++ {
			bad = bad || seen[j] == flags[i]
		}
		if bad {
			l.failAt(pos, pos+1, "Invalid regular expression flags")
		}
		seen += flags[i : i+1]
	}
	if m := regexpError(pattern, flags); m != "" {
		l.failAt(pos, pos+len(pattern)+len(flags)+2, "Invalid regular expression: /"+pattern+"/"+flags+": "+m)
	}
}

func regexpError(pattern, flags string) string { return "" }

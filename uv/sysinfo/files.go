package sysinfo

import (
	"os"
	"strings"
)

// files reads a file of the system: "" if there is none. A test has its own.
type files func(path string) string

func system(path string) string {
	text, err := os.ReadFile(path)
	if err != nil {
		return ""
	}
	return string(text)
}

// line reads the first line of a file.
func (f files) line(path string) string {
	first, _, _ := strings.Cut(f(path), "\n")
	return strings.TrimSpace(first)
}

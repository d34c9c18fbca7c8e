// The compiler wants to see assembly in a package whose Go functions have no
// body; ours (inside.go) are bound by the linker.

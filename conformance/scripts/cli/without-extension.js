// A file without extension, and one whose extension is left out.
// command: _fixtures/quiet

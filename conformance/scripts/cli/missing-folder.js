// A folder without index.
// command: _fixtures

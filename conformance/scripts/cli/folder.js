// A folder is run by its index.
// command: _fixtures/folder

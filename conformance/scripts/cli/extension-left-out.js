// The extension may be left out.
// command: _fixtures/preload-two

// A subpath that a package does not export, with nobody to catch it.
// command: ./_fixtures/exports/require-none.js

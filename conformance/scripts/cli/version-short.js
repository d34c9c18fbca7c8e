// -v is --version.
// command: -v

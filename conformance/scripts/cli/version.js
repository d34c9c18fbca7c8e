// --version prints the version of Node's API.
// command: --version

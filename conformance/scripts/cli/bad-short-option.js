// Short options are not joined.
// command: -vh

// --check and --eval do not go together.
// command: --check --eval 1

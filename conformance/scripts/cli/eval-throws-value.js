// A thrown value in -e.
// command: -e "throw 'a string'"

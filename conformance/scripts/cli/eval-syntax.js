// A syntax error in -e.
// command: -e "var a = ;"

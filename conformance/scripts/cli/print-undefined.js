// -p prints undefined too.
// command: -p "var x = 1"

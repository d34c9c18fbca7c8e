// -pe is -p -e.
// command: -pe "var x = 3; x * x"

// -p prints what the code comes to.
// command: -p "1 + 1"

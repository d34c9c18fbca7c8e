// An error in -e shows the line of the code.
// command: -e "var a = 1; throw new Error('in eval')"

// An unknown option is exit code 9.
// command: --no-such-option $FILE

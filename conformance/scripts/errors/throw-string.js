// A thrown string is shown bare, with a hint.
throw 'just a string';

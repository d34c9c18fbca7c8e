// A caret counts characters.
var s = '日本語 é'; throw new Error(s);

// Strings take the quotes that need no escaping, and show control characters.
console.log(["plain", "it's", 'say "hi"', 'it\'s "hi"', 'a`\'"', "'\"${x}", '\\']);
console.log(['\n\t\b\f\r\v', '\u0000\u001b\u007f\u0085', '\u00e9\u65e5']);

// In -e there are require, module, exports and the rest, as globals.
// command: -e "console.log(__filename, __dirname, module.id, module.filename === process.cwd() + '/[eval]', module.loaded, exports === module.exports, this === global, require.main)"

// path.win32 knows drives, shares and both separators.
var path = require('path').win32;
['', 'C:', 'C:\\', 'c:a', 'C:\\a\\..\\b', 'C:/a/b.txt', '\\\\server\\share', '\\\\server\\share\\dir\\f.x', '//server/share/', '\\a', '/a/b/', 'a/b\\c', '..\\a', '\\\\?\\C:\\x', '\\\\.\\pipe\\x', 'C:.', 'CON', 'COM1:', 'a:b', './a:', '\\\\a'].forEach(function (p) {
  console.log(JSON.stringify([p, path.normalize(p), path.dirname(p), path.basename(p), path.extname(p), path.isAbsolute(p), path.parse(p)]));
});
console.log(path.join('a', '..', '..', 'b'), path.join('//server', 'share'), path.join('\\\\server\\share', 'x'), path.join('C:', 'a'), path.join('', ''), path.sep, path.delimiter);
console.log(path.resolve('C:\\a', '..\\b', 'c'), path.resolve('C:\\a', 'D:\\b'), path.resolve('C:\\a', '\\b'), path.resolve('//server/share', 'x', '..\\..'));
console.log(path.relative('C:\\a\\b', 'C:\\A\\c'), path.relative('C:\\a', 'D:\\b'), path.relative('C:\\', 'C:\\a'), path.relative('\\\\s\\h\\a', '\\\\s\\h\\b'));
console.log(path.toNamespacedPath('C:\\a/b'), path.toNamespacedPath('\\\\s\\h\\a'), path.toNamespacedPath(5), path.format({ root: 'C:\\', dir: 'C:\\a', base: 'b' }));

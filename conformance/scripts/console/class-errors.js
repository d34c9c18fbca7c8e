// new Console checks its streams and options.
var ok = { write: function () {} };
[
  [], [{}], [{ stdout: {} }], [ok, 5], [{ stdout: ok, stderr: 'x' }],
  [{ stdout: ok, colorMode: 'never' }], [{ stdout: ok, groupIndentation: -1 }], [{ stdout: ok, groupIndentation: 1.5 }],
  [{ stdout: ok, groupIndentation: 'x' }], [{ stdout: ok, inspectOptions: 5 }], [{ stdout: ok, inspectOptions: { colors: true }, colorMode: true }],
].forEach(function (args) {
  try {
    new console.Console(args[0], args[1]);
    console.log('fine');
  } catch (e) {
    console.log(e.name, e.code, e.message);
  }
});

// The old modules of the classes give the classes themselves.
var stream = require('stream');
['Duplex', 'PassThrough', 'Readable', 'Transform', 'Writable'].forEach(function (name) {
  console.log(name, require('_stream_' + name.toLowerCase()) === stream[name], require('module').builtinModules.indexOf('_stream_' + name.toLowerCase()) >= 0);
});

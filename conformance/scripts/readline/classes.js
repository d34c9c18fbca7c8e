// Interface with and without new, and inherited from.
var readline = require('readline'), util = require('util'), EventEmitter = require('events'), PassThrough = require('stream').PassThrough;
var a = readline.Interface({ input: new PassThrough() });
var b = new readline.Interface(new PassThrough());
console.log(a instanceof readline.Interface, b instanceof EventEmitter, a.constructor === readline.Interface, readline.createInterface.length, readline.Interface.length);
console.log(Object.keys(a).filter(function (name) { return name.charAt(0) !== '_'; }).join());
console.log(Object.keys(readline).join());
function Own(input) { readline.Interface.call(this, { input: input, prompt: 'own> ' }); }
util.inherits(Own, readline.Interface);
Own.prototype.close = function () {
  console.log('closing');
  readline.Interface.prototype.close.call(this);
};
var input = new PassThrough();
var own = new Own(input);
own.on('line', function (line) { console.log(line, own.getPrompt(), own instanceof readline.Interface); });
input.end('x\n');
a.close();
b.close();

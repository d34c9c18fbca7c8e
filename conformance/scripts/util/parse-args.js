// parseArgs takes arguments apart by a description of the options.
var parseArgs = require('util').parseArgs;
var options = { verbose: { type: 'boolean', short: 'v' }, name: { type: 'string', short: 'n' }, tag: { type: 'string', multiple: true }, level: { type: 'string', default: 'low' }, many: { type: 'boolean', short: 'm', multiple: true } };
function run(args, more) {
  var config = { args: args, options: options };
  Object.keys(more || {}).forEach(function (k) { config[k] = more[k]; });
  try {
    console.log(args.join(' '), parseArgs(config));
  } catch (e) {
    console.log(args.join(' '), e.name, e.code, e.message);
  }
}
run([]);
run(['-v', '--name', 'x', '--tag=a', '--tag', 'b', '--level=high']);
run(['-vn', 'x', '-mm', '-nx']);
run(['--name=', '--name=a=b']);
run(['a', '-v', '--', '--name', 'x'], { allowPositionals: true });
run(['--no-verbose', '--no-many'], { allowNegative: true });
run(['--unknown', '-x', '--y=z', 'p', '--name'], { strict: false });
run(['-vn', 'x', '--tag', 'y', '--', 'z', '-q'], { allowPositionals: true, tokens: true });
run(['-mvnvalue', 'p'], { allowPositionals: true, tokens: true });
run(['--unknown']);
run(['-x'], { allowPositionals: true });
run(['p']);
run(['--name']);
run(['--verbose=x']);
run(['-n', '-v']);
run(['--name', '--verbose']);
run(['--no-name'], { allowNegative: true });

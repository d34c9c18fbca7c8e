// commander: options, commands, arguments, help.
'use strict';
var program = require('commander');
program.name('tool').version('1.2.3').option('-p, --peppers', 'Add peppers').option('-c, --cheese <type>', 'Cheese', 'marble').option('-n, --number <n>', 'Number', parseInt)
  .option('--no-sauce', 'No sauce').option('-v, --verbose', 'More', function (v, total) { return total + 1; }, 0);
program.command('run <file> [others...]').description('run it').option('-x', 'ex').action(function (file, others, cmd) { console.log('run', file, others.join(), !!cmd.X); });
program.parse(['node', 'tool', '-p', '--cheese=blue', '-n', '42', '--no-sauce', '-vv', 'run', 'a', 'b', 'c', '-x']);
console.log(program.peppers, program.cheese, program.number, program.sauce, program.verbose);
program.outputHelp();

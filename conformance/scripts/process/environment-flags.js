// allowedNodeEnvironmentFlags is a Set that cannot be changed.
var flags = process.allowedNodeEnvironmentFlags;
console.log(flags instanceof Set, Object.isFrozen(flags));
['--trace-warnings', '--trace_warnings', 'trace-warnings', '--no-warnings', '--warnings', '-r', 'r', '--r', '--require=x', '--nothing', '-x', '', 5].forEach(function (flag) {
  console.log(flag, flags.has(flag));
});
var size = flags.size;
console.log(flags.add('--x') === flags, flags.delete('-r'), flags.clear(), flags.size === size, flags.has('-r'));

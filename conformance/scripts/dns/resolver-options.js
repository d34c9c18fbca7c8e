// The options of a Resolver.
var dns = require('dns');
[
  undefined, null, 5, 'x', {}, { timeout: -1 }, { timeout: -2 }, { timeout: 0 }, { timeout: 1.5 }, { timeout: 'a' }, { timeout: null }, { timeout: 2147483648 },
  { tries: 0 }, { tries: 1 }, { tries: 1.5 }, { tries: 'x' }, { tries: -1 }, { tries: null }, { timeout: 'x', tries: 'x' },
].forEach(function (options) {
  try {
    console.log(options, new dns.Resolver(options) instanceof dns.Resolver);
  } catch (e) {
    console.log(options, e.name, e.code, e.message);
  }
});
try {
  dns.Resolver();
} catch (e) {
  console.log(e.name, e.message);
}

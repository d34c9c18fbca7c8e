// colors paint by util.inspect.styles, and measure without the paint.
var util = require('util');
function show(v) { console.log(JSON.stringify(util.inspect(v, { colors: true }))); }
show({ s: 'x', n: 1, b: true, u: undefined, z: null, d: new Date(0), r: /x/, f: function () {}, deep: { er: { o: {} } } });
show([1, 2, 3, 4, 5, 6, 7, 8]);
show({ get g() { return 1; }, 'q-q': [, 1] });
util.inspect.styles.number = 'red';
util.inspect.colors.red = [1, 2];
show(5);
console.log(util.inspect.colors.grey, util.inspect.colors.bold, util.inspect.styles.special);

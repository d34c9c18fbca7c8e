// What functions in a pipeline may give.
const { pipeline, PassThrough } = require('stream');
[undefined, 5, {}, function foo() {}].forEach(function (value) {
  function give() { return value; }
  [[give, new PassThrough()], [new PassThrough(), give], [new PassThrough(), give, new PassThrough()]].forEach(function (streams) {
    try {
      pipeline(streams.concat(function () {}));
      console.log('no error');
    } catch (e) {
      console.log(e.code, e.message);
    }
  });
});

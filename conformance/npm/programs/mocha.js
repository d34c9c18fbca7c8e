// mocha: a suite with hooks, promises, failures, run by the spec reporter.
// otto: mocha 10 is written in ES2018 and more than lowering covers
'use strict';
var Mocha = require('mocha'), assert = require('assert');
var mocha = new Mocha({ reporter: 'json' });
mocha.suite.emit('pre-require', global, null, mocha);
var log = [];
describe('outer', function () {
  before(function () { log.push('before'); });
  beforeEach(function () { log.push('each'); });
  after(function () { log.push('after'); });
  it('passes', function () { assert.equal(1, 1); });
  it('waits', function (done) { setTimeout(done, 1); });
  it('promises', async function () { await null; });
  it('fails', function () { assert.strictEqual(1, 2); });
  it.skip('skips', function () {});
  describe('inner', function () { it('times out', function (done) { this.timeout(5); }); });
});
var write = process.stdout.write;
process.stdout.write = function () { return true; };
var runner = mocha.run(function (failures) {
  process.stdout.write = write;
  console.log('failures', failures, log.join());
  runner.testResults.tests.forEach(function (t) { console.log(t.fullTitle, t.err.message ? t.err.message.split('\n')[0].split(' (/')[0] : 'ok'); });
});

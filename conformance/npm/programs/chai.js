// chai: expect, should, assert, and what their failures say.
'use strict';
var chai = require('chai'), expect = chai.expect;
chai.should();
function fails(f) { try { f(); console.log('passed'); } catch (e) { console.log(e.name + ': ' + e.message); } }
fails(function () { expect({ a: [1, { b: 2 }] }).to.deep.equal({ a: [1, { b: 2 }] }); });
fails(function () { expect({ a: 1 }).to.have.property('a', 2); });
fails(function () { expect([1, 2]).to.include(3); });
fails(function () { 'x'.should.equal('y', 'message'); });
fails(function () { expect(function () { throw new TypeError('bad'); }).to.throw(RangeError); });
fails(function () { chai.assert.deepEqual({ a: 1 }, { a: '1' }); });
fails(function () { expect(null).to.be.an('object'); });
fails(function () { expect(5).to.be.within(6, 7).and.not.be.ok; });
fails(function () { expect(new Date(0)).to.eql(new Date(1)); });
fails(function () { chai.assert.typeOf(/x/, 'regexp'); });

// Answers that make no sense: the question is asked again, four times in all.
var dns = require('dns');
var s = require('./_server');
var each = require('./_each');
var zones = {
  'short.test': function (q) { return q.raw.slice(0, 7); },
  'header.test': function (q) { return Buffer.concat([s.u16(q.id), Buffer.from([0x81, 0x80, 0, 1, 0, 1, 0, 0, 0, 0])]); },
  'no-question.test': function (q) { return s.answer(q, [s.record(q.name, 'A', 1, '192.0.2.1')], { questions: 0, question: Buffer.alloc(0) }); },
  'missing.test': function (q) { return s.answer(q, [s.record(q.name, 'A', 1, '192.0.2.1')], { count: 2 }); },
  'cut.test': function (q) { var b = s.answer(q, [s.record(q.name, 'A', 1, '192.0.2.1')]); return b.slice(0, b.length - 1); },
  'three-bytes.test': function (q) { return s.answer(q, [s.raw(q.name, 1, 1, 5, Buffer.from([1, 2, 3]))]); },
  'forward.test': function (q) { return s.answer(q, [Buffer.concat([Buffer.from([0xc0, 0xff]), s.u16(1), s.u16(1), s.u32(1), s.u16(4), s.u32(1)])]); },
  'itself.test': function (q) { return s.answer(q, [Buffer.concat([Buffer.from([0xc0, 12 + q.question.length]), s.u16(1), s.u16(1), s.u32(1), s.u16(4), s.u32(1)])]); },
  'label.test': function (q) { return s.answer(q, [Buffer.concat([Buffer.from([0x80, 1]), s.u16(1), s.u16(1), s.u32(1), s.u16(4), s.u32(1)])]); },
  'empty-txt.test': function (q) { return s.answer(q, [s.raw(q.name, 16, 1, 5, Buffer.alloc(0))]); },
  'text-beyond.test': function (q) { return s.answer(q, [s.raw(q.name, 16, 1, 5, Buffer.from([5, 65]))]); },
  'no-tag.test': function (q) { return s.answer(q, [s.raw(q.name, 257, 1, 5, Buffer.from([0, 0, 65]))]); },
  'soa.test': function (q) { return s.answer(q, [s.raw(q.name, 6, 1, 5, Buffer.from([0, 0, 1, 2, 3]))]); },
};
var asked = 0;
s.start(function (q, reply) {
  asked++;
  reply(zones[q.name](q));
}, function (address, stop) {
  dns.setServers([address]);
  each(Object.keys(zones), function (name, next) {
    dns.resolve4(name, function (e, v) {
      console.log(name, s.show(e, v), asked);
      asked = 0;
      next();
    });
  }, stop);
});

// What is no answer to the question is ignored: another number, another question.
var dns = require('dns');
var s = require('./_server');
var each = require('./_each');
function q2(name, type, cls) { return Buffer.concat([s.name(name), s.u16(type), s.u16(cls)]); }
var lies = {
  'id.test': function (q, reply) { reply([s.record(q.name, 'A', 1, '192.0.2.66')], { id: q.id ^ 1 }); },
  'name.test': function (q, reply) { reply([s.record(q.name, 'A', 1, '192.0.2.66')], { question: q2('other.test', 1, 1) }); },
  'type.test': function (q, reply) { reply([s.record(q.name, 'A', 1, '192.0.2.66')], { question: q2(q.name, 28, 1) }); },
  'class.test': function (q, reply) { reply([s.record(q.name, 'A', 1, '192.0.2.66')], { question: q2(q.name, 1, 3) }); },
  'refused.test': function (q, reply) { reply([], { id: q.id ^ 1, rcode: 5 }); },
};
s.start(function (q, reply) {
  if (q.name === 'case.test') return reply([s.record('CASE.Test', 'A', 1, '192.0.2.1')], { question: q2('CASE.Test', 1, 1) });
  lies[q.name](q, reply);
  reply([s.record(q.name, 'A', 1, '192.0.2.1')]);
}, function (address, stop) {
  dns.setServers([address]);
  each(Object.keys(lies).concat('case.test'), function (name, next) {
    dns.resolve4(name, function (e, v) {
      console.log(name, s.show(e, v));
      next();
    });
  }, stop);
});

// A small name server over dgram, and over net where a script wants it: it
// answers with what a script's own function gives.
var dgram = require('dgram');
var net = require('net');

var types = {
  A: 1, NS: 2, CNAME: 5, SOA: 6, PTR: 12, MX: 15, TXT: 16, AAAA: 28, SRV: 33, NAPTR: 35, OPT: 41, ANY: 255, CAA: 257, WKS: 11,
};

function u8(n) { return Buffer.from([n & 255]); }
function u16(n) { return Buffer.from([n >> 8 & 255, n & 255]); }
function u32(n) { return Buffer.from([n >>> 24, n >>> 16 & 255, n >>> 8 & 255, n & 255]); }
function text(s) {
  var b = Buffer.from(s);
  return Buffer.concat([u8(b.length), b]);
}
function name(s) {
  var parts = s.split('.').filter(function (label) { return label; }).map(text);
  return Buffer.concat(parts.concat(u8(0)));
}
function ip4(s) { return Buffer.from(s.split('.').map(Number)); }
function ip6(s) { // eight groups, or one ::
  var halves = s.split('::');
  var head = halves[0] ? halves[0].split(':') : [];
  var tail = halves[1] ? halves[1].split(':') : [];
  while (head.length + tail.length < 8) head.push('0');
  return Buffer.concat(head.concat(tail).map(function (g) { return u16(parseInt(g, 16)); }));
}

// rdata of each type, from its fields.
var rdata = {
  A: ip4, AAAA: ip6, NS: name, CNAME: name, PTR: name,
  MX: function (priority, host) { return Buffer.concat([u16(priority), name(host)]); },
  TXT: function () { return Buffer.concat(Array.prototype.map.call(arguments, text)); },
  SRV: function (priority, weight, port, host) { return Buffer.concat([u16(priority), u16(weight), u16(port), name(host)]); },
  SOA: function (m, r, serial, refresh, retry, expire, minimum) {
    return Buffer.concat([name(m), name(r), u32(serial), u32(refresh), u32(retry), u32(expire), u32(minimum)]);
  },
  NAPTR: function (order, preference, flags, service, regexp, replacement) {
    return Buffer.concat([u16(order), u16(preference), text(flags), text(service), text(regexp), name(replacement)]);
  },
  CAA: function (critical, tag, value) { return Buffer.concat([u8(critical), text(tag), Buffer.from(value)]); },
};

// record is one resource record: its owner, type, time to live and the fields.
function record(owner, type, ttl) {
  var data = rdata[type].apply(null, Array.prototype.slice.call(arguments, 3));
  return raw(owner, types[type], 1, ttl, data);
}
function raw(owner, type, cls, ttl, data) {
  return Buffer.concat([name(owner), u16(type), u16(cls), u32(ttl), u16(data.length), data]);
}

// parse reads a query.
function parse(msg) {
  var at = 12, labels = [];
  while (msg[at]) {
    labels.push(String(msg.slice(at + 1, at + 1 + msg[at])));
    at += msg[at] + 1;
  }
  var type = msg.readUInt16BE(at + 1);
  return {
    id: msg.readUInt16BE(0), flags: msg.readUInt16BE(2), counts: [4, 6, 8, 10].map(function (i) { return msg.readUInt16BE(i); }),
    name: labels.join('.'), typeNumber: type, cls: msg.readUInt16BE(at + 3), rest: msg.length - at - 5,
    type: Object.keys(types).filter(function (k) { return types[k] === type; })[0] || type,
    question: msg.slice(12, at + 5),
  };
}

// answer is a whole message; o may have rcode, flags, id, question, authority.
function answer(q, records, o) {
  o = o || {};
  records = records || [];
  var authority = o.authority || [], question = o.question || q.question;
  return Buffer.concat([
    u16('id' in o ? o.id : q.id), u16('flags' in o ? o.flags : 0x8180 | (o.rcode || 0)), u16('questions' in o ? o.questions : 1),
    u16('count' in o ? o.count : records.length), u16(authority.length), u16(0), question,
  ].concat(records, authority));
}

// start begins to answer: handle(query, reply) replies with records and
// options, or with a Buffer as it is, as often as it likes. ready gets the
// address for setServers and a function that stops the server.
function start(handle, ready, o) {
  o = o || {};
  var udp = dgram.createSocket('udp4');
  var tcp = null;
  udp.on('message', function (msg, rinfo) {
    var q = parse(msg);
    q.raw = msg;
    q.port = rinfo.port;
    handle(q, function (records, options) {
      udp.send(Buffer.isBuffer(records) ? records : answer(q, records, options), rinfo.port, rinfo.address);
    });
  });
  function stop(done) {
    udp.close(done);
    if (tcp) tcp.close();
  }
  udp.bind(0, '127.0.0.1', function () {
    var port = udp.address().port;
    if (!o.tcp) return ready('127.0.0.1:' + port, stop);
    tcp = net.createServer(function (socket) {
      var have = Buffer.alloc(0);
      socket.on('error', function () {});
      socket.on('data', function (data) {
        have = Buffer.concat([have, data]);
        while (have.length >= 2 && have.length >= 2 + have.readUInt16BE(0)) {
          one(have.slice(2, 2 + have.readUInt16BE(0)));
          have = have.slice(2 + have.readUInt16BE(0));
        }
      });
      function one(msg) {
        var q = parse(msg);
        q.raw = msg;
        q.tcp = true;
        q.socket = socket;
        handle(q, function (records, options) {
          var b = Buffer.isBuffer(records) ? records : answer(q, records, options);
          socket.write(Buffer.concat([u16(b.length), b]));
        });
      }
    });
    tcp.listen(port, '127.0.0.1', function () { ready('127.0.0.1:' + port, stop); });
  });
}

// show is an error as scripts print it, or what was found.
function show(e, v) {
  if (!e) return JSON.stringify(v);
  return [e.name, e.code, e.errno, e.syscall, e.hostname, e.message, Object.keys(e)].join(' ');
}

module.exports = { start: start, record: record, raw: raw, answer: answer, name: name, text: text, types: types, show: show, u16: u16, u32: u32 };

// A client that speaks raw: what it is told, to a port of this machine, and all that comes back.
const net = require('net');

exports.clean = (text) => text.replace(/Date: [^\r]*\r\n/g, 'Date: DATE\r\n').replace(/\r\n/g, '\n');

exports.talk = (port, text, done) => {
  const socket = net.connect(port, '127.0.0.1');
  let came = '';
  socket.setEncoding('latin1');
  socket.on('data', (piece) => { came += piece; });
  socket.on('error', (e) => { came += '<' + e.code + '>'; });
  socket.on('close', () => done && done(exports.clean(came)));
  socket.write(text, 'latin1');
  return socket;
};

// serve listens, sends each text over a connection of its own, prints what came, and closes.
exports.serve = (server, texts, done) => {
  server.listen(0, '127.0.0.1', () => {
    const next = () => {
      if (texts.length === 0) {
        server.close(done);
        return;
      }
      exports.talk(server.address().port, texts.shift(), (came) => {
        console.log(came);
        console.log('--');
        next();
      });
    };
    next();
  });
};

// attempt prints what f gives, or throws.
exports.attempt = (what, f) => {
  try {
    console.log(what, f());
  } catch (e) {
    console.log(what, e.name, e.code, e.message);
  }
};

// Printing to a stream that fails: nobody's error unless somebody listens, or errors are kept.
const { Console } = require('console'); const { Writable } = require('stream');
const bad = new Writable({ write(c, e, cb) { cb(new Error('later')); } });
const c = new Console(bad, bad); c.log('x'); console.log(bad.listenerCount('error'));
const sync = new Writable({ write(c, e, cb) { throw new Error('now'); } });
new Console(sync).log('y'); console.log(sync.listenerCount('error'));
const own = new Writable({ write(c, e, cb) { cb(new Error('heard')); } }); own.on('error', e => console.log('own', e.message));
new Console(own).log('z'); console.log(own.listenerCount('error'));
setImmediate(() => console.log(bad.listenerCount('error'), sync.listenerCount('error'), own.listenerCount('error'), bad.destroyed));
const strict = new Console({ stdout: new Writable({ write(c, e, cb) { throw new Error('kept'); } }), ignoreErrors: false });
try { strict.log('q'); } catch (e) { console.log(e.message); }
const plain = new Console({ write(s) { console.log('plain', JSON.stringify(s), arguments.length); } }); try { plain.log('p'); } catch (e) { console.log(e.message) }

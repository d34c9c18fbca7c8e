// redis 2.8 against a real redis-server: commands, pipelines, transactions, subscriptions.
// needs: redis-server
'use strict';
var redis = require('redis'), spawn = require('child_process').spawn, fs = require('fs'), os = require('os'), path = require('path');
var folder = fs.mkdtempSync(path.join(os.tmpdir(), 'redis-')), socket = path.join(folder, 's');
var server = spawn('redis-server', ['--port', '0', '--unixsocket', socket, '--save', '', '--dir', folder], { stdio: ['ignore', 'pipe', 'inherit'] });
var said = '';
server.stdout.on('data', function ready(text) {
  said += text;
  if (!/ready to accept connections.*\n[^]*unix|connections at/i.test(said)) return;
  server.stdout.removeListener('data', ready);
  server.stdout.resume();
  begin();
});
server.on('close', function () { fs.rmSync(folder, { recursive: true }); console.log('server ended'); });

function begin() {
  var client = redis.createClient(socket), other = redis.createClient({ path: socket });
  client.on('ready', function () { console.log('ready'); });
  client.set('key', 'välue', redis.print);
  client.get('key', function (err, v) { console.log('get', err, v); });
  client.hmset('hash', { a: 1, b: 'two' }, function (err, v) { console.log('hmset', err, v); });
  client.hgetall('hash', function (err, v) { console.log('hgetall', err, v); });
  client.incrby('n', 41, function (err, n) { console.log('incrby', err, n, typeof n); });
  client.lpush('list', 1, 2, 3);
  client.lrange('list', 0, -1, function (err, v) { console.log('lrange', v); });
  client.get('list', function (err) { console.log(err.name, err.code, err.message, err.command); });
  client.set('bytes', Buffer.from([0, 255, 128]));
  client.get(Buffer.from('bytes'), function (err, v) { console.log('bytes', v); });
  client.multi().incr('n').get('n').exists('nothing').exec(function (err, replies) { console.log('multi', err, replies); });
  client.batch().set('a', 1).get('a').hget('a', 'b').exec(function (err, replies) { console.log('batch', err, replies.map(String)); });
  client.set('big', new Array(1 << 18).join('0123'), function () {
    client.get('big', function (err, v) {
      console.log('big', v.length);
      var left = 5000;
      for (var i = 0; i < 5000; i++) client.incr('many', function (err, n) { if (!--left) { console.log('many', n); subscribe(); } });
      other.on('subscribe', function (channel, n) {
        console.log('subscribed', channel, n);
        client.publish('news', 'first');
        client.publish('news', 'last');
      });
      var messages = [];
      other.on('message', function (channel, text) {
        messages.push(channel + ' ' + text);
        if (text === 'last') {
          console.log(messages);
          other.unsubscribe();
          other.quit();
          client.quit(function (err, ok) {
            console.log('quit', ok);
            server.kill();
          });
          client.on('end', function () { console.log('end', client.connected); });
        }
      });
    });
  });
  function subscribe() { other.subscribe('news'); }
}

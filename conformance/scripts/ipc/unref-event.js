// The channel of a child emits 'unref' when the last listener has gone.
if (process.argv[2] === 'child') {
  process.channel.on('unref', function () { console.log('unref'); });
  var f = function () {};
  process.on('message', f);
  process.on('disconnect', f);
  process.off('message', f);
  console.log('one left');
  process.off('disconnect', f);
  console.log('none left');
} else {
  require('child_process').fork(__filename, ['child']).on('close', function (code) { console.log('close', code); });
}

// Resolves what the command line names and tells what comes of it.
process.argv.slice(2).forEach(function (id) {
  try {
    console.log(id, require.resolve(id).replace(__dirname, ''));
  } catch (e) {
    console.log(id, Object.keys(e).join(), e.name, '|', e.message.split(__dirname).join(''));
  }
});

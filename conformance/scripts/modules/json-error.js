// What is wrong with a .json file is told with its path, in JSON.parse's words.
['bad', 'empty'].forEach(function (name) {
  try {
    require('./_fixtures/' + name + '.json');
  } catch (e) {
    console.log(e instanceof SyntaxError, e.message);
  }
});

// require wants a string, and not an empty one.
['', undefined, null, 7, {}, []].forEach(function (id) {
  try {
    require(id);
  } catch (e) {
    console.log(e.name, e.code, e.message);
  }
});

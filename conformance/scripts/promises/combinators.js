// all, allSettled, any and race.
const later = (ms, v) => new Promise((resolve) => setTimeout(resolve, ms, v));
const fails = (ms, v) => later(ms).then(() => { throw v });
(async () => {
  console.log(await Promise.all([later(3, 'a'), 'b', later(1, 'c')]));
  console.log(await Promise.allSettled([later(1, 'a'), fails(2, 'b')]));
  console.log(await Promise.race([later(5, 'slow'), later(1, 'fast')]));
  console.log(await Promise.any([fails(1, 'no'), later(3, 'yes')]));
  try { await Promise.any([fails(1, 'x'), fails(2, 'y')]) } catch (e) { console.log(e.constructor.name, e.message, e.errors) }
  try { await Promise.all([later(1), fails(2, 'z')]) } catch (e) { console.log(e) }
})();

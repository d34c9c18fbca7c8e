// What no Buffer can be made of.
for (const x of [5, null, undefined, true, function named() {}]) {
  try { Buffer.from(x); } catch (e) { console.log(e.name, e.code, e.message); }
}
try { Buffer.from('a', 'rot13'); } catch (e) { console.log(e.name, e.code, e.message); }
try { Buffer.alloc(-1); } catch (e) { console.log(e.name, e.code, e.message); }
try { Buffer.alloc('5'); } catch (e) { console.log(e.name, e.code, e.message); }
try { Buffer.concat('x'); } catch (e) { console.log(e.name, e.code, e.message); }

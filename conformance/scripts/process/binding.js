// There are no bindings, and nextTick needs a function.
try { process.binding('nope'); } catch (e) { console.log(e.message); }
try { process.nextTick(); } catch (e) { console.log(e.code, e.message); }

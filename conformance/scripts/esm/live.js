// An imported name is the variable itself, not a copy.
// otto: otto has no ES modules.
import { count, grow } from './_fixtures/names.mjs';
import def, { value, alias, set } from './_fixtures/live.mjs';
import * as ns from './_fixtures/live.mjs';

console.log(count);
grow();
console.log(count);
set(2);
console.log(value, alias, def, ns.value, ns.default);
try { value = 3; } catch (e) { console.log(e.name, e.message); }
try { ns.value = 3; } catch (e) { console.log(e.name, e.message); }
try { ns.other = 3; } catch (e) { console.log(e.name, e.message); }
try { delete ns.value; } catch (e) { console.log(e.name, e.message); }

import { a, early } from './cycle-a.mjs';
export const b = 'b';
export function callA() { return a; }
console.log('b runs first', early());
try { a; } catch (e) { console.log(e.name, e.message); }

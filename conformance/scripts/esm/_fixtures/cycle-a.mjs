import { b, callA } from './cycle-b.mjs';
export const a = 'a';
export function early() { return 'hoisted'; }
console.log('a sees', b, callA());

export let count = 0;
export function grow() { count++; }
export const fixed = 'fixed';
export class Thing {}
export default function () { return 'default'; }
export { fixed as 'a name with blanks' };

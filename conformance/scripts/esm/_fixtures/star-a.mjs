export const a = 'a';
export const both = 'from a';
export default 'not passed on';

export default { kind: 'default' };
export const named = 'named';

export { value as 'module.exports' };
const value = 'what require gives';

module.exports = 'im';

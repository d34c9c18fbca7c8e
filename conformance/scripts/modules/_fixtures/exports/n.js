module.exports = 'n';

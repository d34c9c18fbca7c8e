module.exports = 'custom';

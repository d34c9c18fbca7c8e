module.exports = 'na';

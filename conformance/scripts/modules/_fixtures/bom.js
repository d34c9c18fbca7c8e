exports.bom = true;

exports.parent = module.parent && module.parent.id;
exports.id = module.id;

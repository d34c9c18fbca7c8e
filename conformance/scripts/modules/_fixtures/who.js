exports.filename = module.filename;

global.preloaded = (global.preloaded || "") + "one ";
console.log("preload", module.parent && module.parent.id, require.main === undefined);

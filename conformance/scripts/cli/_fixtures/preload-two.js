global.preloaded = (global.preloaded || "") + "two ";

// A broken .json file.
require('./_fixtures/bad.json');

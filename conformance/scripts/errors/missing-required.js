// A module that is not there, nobody caught it.
require('./_fixtures/needs');

// A thrown function.
throw function thrown() {};

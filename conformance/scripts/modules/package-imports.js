// imports of package.json say what names with # mean, and a package may require itself.
// command: ./_fixtures/exports/ask.js self self/c self/n self/zip selfish '#dep' '#dep2' '#dep3' '#rel' '#x/d' '#x/sec/a' '#bad' '#abs' '#gone' '#nodep' '#cond' '#http' '#self' '#self2' '#none' '#' '#/x' '#x/' '#plainx/a' '#plainx/a/../b'

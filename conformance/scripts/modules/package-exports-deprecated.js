// Double and trailing slashes in exports of package.json are warned of.
// command: ./_fixtures/exports/ask.js nul/p//a nul/dbl nul/p/ dep/a/ dep/d1 dep/d2 dep/k/ dep/j/a.js dep/ja.js/ dep/t/x dep/t/x/

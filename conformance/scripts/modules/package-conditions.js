// -C adds conditions to exports of package.json.
// command: -C other --conditions=custom ./_fixtures/exports/ask.js self/c self/n

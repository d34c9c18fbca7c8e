// Numbers and dates in English.
// otto: Numbers and dates are not formatted for people.
console.log((1234567.891).toLocaleString(), (0.5).toLocaleString('en-US', { style: 'percent' }), (12).toLocaleString('en-US', { minimumFractionDigits: 2 }));
console.log((1234.5).toLocaleString('en-US', { style: 'currency', currency: 'USD' }), NaN.toLocaleString(), (-1e21).toLocaleString());
const d = new Date(Date.UTC(2024, 1, 29, 13, 5, 9));
console.log(d.toLocaleString('en-US', { timeZone: 'UTC' }), '|', d.toLocaleDateString('en-US', { timeZone: 'UTC' }), '|', d.toLocaleTimeString('en-US', { timeZone: 'UTC' }));
console.log(d.toLocaleDateString('en-US', { weekday: 'long', year: 'numeric', month: 'long', day: 'numeric', timeZone: 'UTC' }));
console.log([1234.5, 6].toLocaleString());

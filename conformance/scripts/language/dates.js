// Date: parsing, parts, text, and what is out of range.
// otto: otto reads fewer forms of a date.
// env: TZ=UTC
for (const s of ['2020-01-01', '2020-01-01T00:00', '2020-01-01T00:00:00.123Z', '2020-01-01T00:00:00+02:00', 'Jan 1 2020', '1 January 2020 10:00 UTC', '2020/01/02', 'Thu, 01 Jan 1970 00:00:00 GMT', '2020-1-1', '+020000-01-01T00:00:00Z', '01/02/2020', '2020-01-01 10:00:00', 'Tue Mar 01 2022 12:00:00 GMT+0100 (CET)', 'x', '2020-13-01', '2020-02-30', '2020', '2020-06', 'Dec 25, 1995 13:30 GMT-0500']) console.log(s, Date.parse(s));
const d = new Date(Date.UTC(2024, 1, 29, 12, 34, 56, 789));
console.log(d, d.toString(), d.toUTCString(), d.toDateString(), d.toTimeString(), d.toISOString(), d.toJSON(), d.valueOf(), d.getTimezoneOffset());
console.log(d.getFullYear(), d.getMonth(), d.getDate(), d.getDay(), d.getHours(), d.getMinutes(), d.getSeconds(), d.getMilliseconds());
console.log(new Date(2020, 0, 31).setMonth(1), new Date(99, 0).getFullYear(), new Date(2020, 12).getTime(), new Date(2020, 0, 0).getDate(), new Date(0).setUTCHours(25));
console.log(new Date(NaN).getTime(), String(new Date(NaN)), JSON.stringify({ d: new Date(NaN) }), new Date(8.64e15).toISOString(), new Date(8.64e15 + 1).getTime(), [new Date(NaN)]);
try { new Date(NaN).toISOString() } catch (e) { console.log(e.name, e.message) }
console.log(typeof Date(), typeof (d + 1), d - 1, new Date(d).getTime() === d.getTime(), new Date(2020, 0) < new Date(2021, 0), new Date(-1).toISOString(), new Date(-62198755200000).toISOString(), Object.prototype.toString.call(d));
console.log(new Date(undefined).getTime(), new Date(null).getTime(), new Date('').getTime(), new Date(true).getTime(), Date.length, Date.UTC(2020), Date.UTC(2020, NaN));

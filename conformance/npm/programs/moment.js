// moment: parsing, formatting, arithmetic, durations in UTC.
'use strict';
var moment = require('moment');
var t = moment.utc('2013-02-08T09:30:26.123Z');
console.log(moment.version, t.format(), t.format('dddd, MMMM Do YYYY, h:mm:ss a'), t.format('[Q]Q W E DDDD SSS X'));
console.log(t.clone().add(1, 'month').subtract(3, 'days').format('L LT'), t.clone().startOf('week').toISOString(), t.clone().endOf('year').toJSON());
console.log(moment.utc('12-25-1995', 'MM-DD-YYYY').format('LLLL'), moment.utc('nonsense', 'YYYY', true).isValid(), moment.utc([2010, 1, 14]).dayOfYear());
console.log(moment.duration(90, 'minutes').humanize(), moment.duration('P1Y2M3DT4H5M6S').toISOString(), t.diff(moment.utc('2012-02-08'), 'days'));
console.log(t.from(moment.utc('2013-02-01')), t.isBefore('2014-01-01'), t.isLeapYear(), t.daysInMonth(), moment.utc('2013-W06-5').format('YYYY-MM-DD'));
console.log(t.calendar(moment.utc('2013-02-08')), moment.weekdaysShort().join(), t.valueOf(), moment.parseZone('2013-01-01T00:00:00-13:00').utcOffset());
moment.locale('xx', { months: 'a_b_c_d_e_f_g_h_i_j_k_l'.split('_') });
console.log(moment.utc('2013-02-08').format('MMMM'));

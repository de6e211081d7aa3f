/** What watches over everything: a part of the door. */
export { type Alarm, type AlarmName, alarmNames } from './alarm.ts';
export { lookForAlarms } from './look-for-alarms.ts';
export { readFinanceAlarms } from './read-finance-alarms.ts';
export { type Machinery, readMachinery } from './read-machinery.ts';
export { watchAlarms } from './watch-alarms.ts';

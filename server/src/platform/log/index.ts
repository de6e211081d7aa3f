export { type Log, type LogFields, type LogLevel, openLog, silentLog } from './log.ts';
export { masked } from './masking.ts';

export { remindLow } from './remind-low.ts';

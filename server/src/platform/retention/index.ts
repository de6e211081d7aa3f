export { byId, byInstant, type Leaving, letLeave, monthsBefore } from './leaving.ts';
export { retentionSettings } from './settings.ts';

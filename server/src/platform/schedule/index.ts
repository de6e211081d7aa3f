export { listSchedule, openSchedule, type Schedule, type Scheduled } from './schedule.ts';
export type { ScheduleRow } from './store.ts';

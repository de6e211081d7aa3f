/** What is done about statements that are not right: a part of the door. */
export { decideAside } from './decide-aside.ts';
export { listDifferingDays } from './list-differing-days.ts';
export { proposeAside } from './propose-aside.ts';
export { readDifferingTroubles } from './read-differing-troubles.ts';

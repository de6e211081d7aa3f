export type { Ending } from './ending.ts';
export { keepEndings } from './keep-endings.ts';
export { noteDoneAgain } from './note-done-again.ts';
export { noteEnding } from './note-ending.ts';
export { noteRestore } from './note-restore.ts';
export { type EndingsStanding, readEndingsStanding } from './read-endings-standing.ts';
export { settleEndings } from './settle-endings.ts';

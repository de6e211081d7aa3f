/** What others do with what payers have announced: a part of the door. */
export { awaitCredit } from './await-credit.ts';
export { lessenAwaited } from './lessen-awaited.ts';
export { readAwaited } from './read-awaited.ts';

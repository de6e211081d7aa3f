export { isMarkDue, type Mark, markOf, settledUntil } from './at-rest.ts';
export { type Numbers, readNumbers } from './store.ts';

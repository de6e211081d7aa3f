export { type Actor, actedBy, type Context, keptIn, system } from './context.ts';

export type { Sending } from './sending.ts';
export { type Read, useRead } from './use-read.ts';
export { useSending } from './use-sending.ts';

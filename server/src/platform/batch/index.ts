export { type Batch, type BatchOptions, type Outcome, openBatch } from './batch.ts';

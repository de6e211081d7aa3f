import { balance } from './balance.ts';
import type { Benchmark, Figure } from './benchmark.ts';
import { notice } from './notice.ts';
import { post } from './post.ts';
import { sessionUpdate } from './session-update.ts';
import { settle } from './settle.ts';
import { quota, rating } from './rating.ts';

/** Every benchmark; a new one is a file and a line here. */
export const benchmarks: readonly Benchmark[] = [post, sessionUpdate, settle, balance, notice];

/** What is measured without pgbench beside it. */
export const figures: readonly Figure[] = [rating, quota];

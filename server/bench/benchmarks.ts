import type { Benchmark, Figure } from './benchmark.ts';
import { post } from './post.ts';

/** Every benchmark; a new one is a file and a line here. */
export const benchmarks: readonly Benchmark[] = [post];

/** What is measured without pgbench beside it. */
export const figures: readonly Figure[] = [];

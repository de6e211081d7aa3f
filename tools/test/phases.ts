import { globSync } from 'node:fs';

/** Test files that run alike: how they are kept apart and how long they may take. */
export interface Phase {
  readonly name: string;
  /** One process for all files, or one for each. */
  readonly isolation: 'none' | 'process';
  /** How many of its processes run at once. */
  readonly concurrency: number;
  /** For one test. */
  readonly timeoutMs: number;
  /** For one process; a test that leaves something open would otherwise hold it for ever. */
  readonly limitMs: number;
  readonly needsDatabase: boolean;
}

const second = 1_000;
const minute = 60 * second;

/**
 * In this order, the quickest to fail first; then what is long and runs one at a time, and at the
 * end many short files, so that no lane is idle for long. Tests without a database share one
 * process, because starting one per file cost 42 s instead of 0.9 s for 200 files.
 */
export const phases: readonly Phase[] = [
  phase('house', 'none', 1, 30 * second, 2 * minute),
  phase('unit', 'none', 1, minute, 5 * minute),
  phase('browser', 'process', 1, 6 * minute, 8 * minute, true),
  phase('faults', 'process', 1, 5 * minute, 8 * minute, true),
  phase('stories', 'process', 1, 5 * minute, 8 * minute, true),
  phase('simulation', 'process', 1, 5 * minute, 8 * minute, true),
  phase('upgrades', 'process', 1, 2 * minute, 4 * minute, true),
  phase('sandbox', 'process', 2, 2 * minute, 4 * minute),
  phase('database', 'process', 2, 2 * minute, 4 * minute, true),
];

function phase(
  name: string,
  isolation: 'none' | 'process',
  concurrency: number,
  timeoutMs: number,
  limitMs: number,
  needsDatabase = false,
): Phase {
  return { name, isolation, concurrency, timeoutMs, limitMs, needsDatabase };
}
const folder = /^server\/test\/(house|upgrades|stories|simulation|faults)\//;

/** The phase that a test file belongs to, by its ending or its folder. */
export function phaseNameOf(path: string): string {
  if (path.endsWith('.browser.test.ts')) return 'browser';
  const named = folder.exec(path)?.[1];
  if (named !== undefined) return named;
  if (path.startsWith('sandbox/')) return 'sandbox';
  return path.endsWith('.db.test.ts') ? 'database' : 'unit';
}

const elsewhere = new Set(['node_modules', 'dist', '.lowu', '.git']);

function isElsewhere(folder: string): boolean {
  return elsewhere.has(folder.slice(folder.lastIndexOf('/') + 1));
}

/** Every test file of the repository, from its root, in an order that is the same everywhere. */
export function testFiles(root: string): string[] {
  return globSync('**/*.test.ts', { cwd: root, exclude: isElsewhere }).sort();
}

export interface Selection {
  /** Part of a path. */
  readonly only?: string | undefined;
  readonly phase?: string | undefined;
}

/** The phases that have something to run, with their files. */
export function plan(files: readonly string[], selection: Selection): [Phase, string[]][] {
  const wanted = files.filter((file) => file.includes(selection.only ?? ''));
  return phases
    .filter(({ name }) => selection.phase === undefined || selection.phase === name)
    .map((one): [Phase, string[]] => [one, wanted.filter((file) => phaseNameOf(file) === one.name)])
    .filter(([, own]) => own.length > 0);
}

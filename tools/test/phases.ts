import { globSync } from 'node:fs';

/** Test files that run alike: how they are kept apart and how long they may take. */
export interface Phase {
  readonly name: string;
  /** How many of its files share a process. */
  readonly filesTogether: number;
  /** How many of its processes run at once. */
  readonly concurrency: number;
  /** For one test. */
  readonly timeoutMs: number;
  /** For one process; a test that leaves something open would otherwise hold it for ever. */
  readonly limitMs: number;
  readonly needs: readonly Need[];
}

/** What all processes of a run share, and what is made ready before those that use it. */
export type Need = 'database' | 'screens' | 'server';

const minute = 60_000;
const all = Number.POSITIVE_INFINITY;

/**
 * In this order, the quickest to fail first; then what is long and runs few at a time, and at the
 * end many short files, so that no lane is idle for long. Files share a process where they leave
 * nothing behind: starting one per file costs two seconds of a core.
 */
export const phases: readonly Phase[] = [
  phase('house', all, 1, minute, 4 * minute),
  phase('unit', all, 1, 2 * minute, 14 * minute),
  phase('browser', 7, 2, 6 * minute, 10 * minute, ['database', 'screens', 'server']),
  phase('console', 11, 1, 6 * minute, 12 * minute, ['database', 'screens', 'server']),
  phase('programs', 1, 1, 5 * minute, 8 * minute, ['database', 'server']),
  phase('faults', 1, 1, 5 * minute, 8 * minute, ['database', 'server']),
  phase('stories', 1, 1, 5 * minute, 8 * minute, ['database', 'screens', 'server']),
  phase('simulation', 1, 1, 5 * minute, 8 * minute, ['database', 'server']),
  phase('upgrades', 1, 1, 4 * minute, 8 * minute, ['database', 'server']),
  phase('sandbox', all, 1, 2 * minute, 8 * minute),
  phase('database', 24, 4, 4 * minute, 12 * minute, ['database', 'server']),
];

function phase(
  name: string,
  filesTogether: number,
  concurrency: number,
  timeoutMs: number,
  limitMs: number,
  needs: readonly Need[] = [],
): Phase {
  return { name, filesTogether, concurrency, timeoutMs, limitMs, needs };
}

/**
 * Files that get a process of their own wherever others share one: they are the longest, and begin
 * first; or they leave a worker behind that looks for its database for some seconds more; or they
 * look at everything that this process has registered.
 */
const alone: ReadonlySet<string> = new Set([
  'server/test/stories/paying.browser.test.ts',
  'server/test/stories/kiosk/kiosk.browser.test.ts',
  'web/testing/looks.browser.test.ts',
  'server/test/stories/border/border.browser.test.ts',
  'server/test/garbage/routes.db.test.ts',
  'server/src/channels/network/network.db.test.ts',
  'server/src/platform/jobs/jobs.db.test.ts',
  'server/src/platform/embedded-postgres/embedded-postgres.db.test.ts',
  'server/test/books/copied-columns.db.test.ts',
]);

/** The files of a phase by process. Neighbours are dealt apart: those of one folder take alike. */
export function deal({ filesTogether }: Phase, files: readonly string[]): string[][] {
  const isAlone = (file: string): boolean => filesTogether === 1 || alone.has(file);
  const single = [...alone, ...files].filter((file) => files.includes(file) && isAlone(file));
  const others = files.filter((file) => !isAlone(file));
  // At most one where all of a phase are together.
  const count = Math.min(Math.ceil(others.length / filesTogether) || 1, others.length);
  const dealt = Array.from({ length: count }, (_, at) =>
    others.filter((__, index) => index % count === at),
  );
  return [...new Set(single)].map((file) => [file]).concat(dealt);
}

/** Tests of programs, which start a dozen at a time: two such files would be a crowd. */
const programs = /^server\/(?:demo|bench|src\/commands)\/.*\.db\.test\.ts$/;
const folder = /^server\/test\/(house|upgrades|stories|simulation|faults)\//;

/** The phase that a test file belongs to, by its ending or its folder. */
export function phaseNameOf(path: string): string {
  if (path.startsWith('server/test/stories/console/')) return 'console';
  if (path.endsWith('.browser.test.ts')) return 'browser';
  const named = folder.exec(path)?.[1];
  if (named !== undefined) return named;
  if (programs.test(path)) return 'programs';
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

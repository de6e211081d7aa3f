import process from 'node:process';
import type { Check } from '#ledger';
import type { Context } from '#platform/context';
import { type HeldAgainst, holdAgainstLog } from '#transparency';
import { auditEverything, isClean } from '../audit.ts';
import { withProgress } from '../progress.ts';
import { checkpointIn } from './kept-checkpoint.ts';
import { inKeptContext } from './place.ts';
import { paint } from './terminal.ts';

/**
 * Recomputes the books, and holds the log against a checkpoint that somebody has kept. Ends with 1
 * when they do not hold.
 */
export async function auditCommand(isJson: boolean, keptIn: string | undefined): Promise<void> {
  const kept = keptIn === undefined ? undefined : await checkpointIn(keptIn);
  await inKeptContext(async (context) => {
    const books = await auditEverything(context, (part, work) =>
      withProgress(`recomputing ${part}`, work),
    );
    const checks = kept === undefined ? books : [...books, await auditKept(context, kept)];
    const ok = isClean(checks);
    if (isJson) process.stdout.write(`${JSON.stringify({ ok, checks })}\n`);
    else tell(checks);
    process.exitCode = ok ? 0 : 1;
  });
}

/** Books and log may be recomputed by whoever rewrote both; what others have kept they have not. */
async function auditKept(context: Context, kept: string): Promise<Check> {
  const held = await holdAgainstLog(context, kept);
  return {
    name: 'transparency.kept',
    meaning: 'the log begins with what the kept checkpoint signs',
    checked: held.size,
    problems: held.is === 'begins' ? [] : [problemOf[held.is](held)],
  };
}

const problemOf = {
  lost: ({ size, ours }) =>
    `the log has ${ours} leaves, and the kept checkpoint ${size}: it was cut`,
  forked: ({ size }) => `fork: the first ${size} leaves are others than those that were signed`,
  foreign: () => 'the kept checkpoint is of another log, or no key of this one has signed it',
} as const satisfies Record<string, (held: HeldAgainst) => string>;

const grouped = new Intl.NumberFormat('en');

function tell(checks: readonly Check[]): void {
  const widest = Math.max(...checks.map(({ name }) => name.length));
  for (const { name, meaning, checked, problems } of checks) {
    const holds = problems.length === 0;
    const verdict = paint(holds ? 'green' : 'red', holds ? 'holds ' : 'BROKEN');
    const count = `${grouped.format(checked)} checked`;
    process.stdout.write(`${verdict} ${name.padEnd(widest)}  ${meaning} (${count})\n`);
    for (const problem of problems) process.stdout.write(`${' '.repeat(7)}→ ${problem}\n`);
  }
  const wrong = checks.filter(({ problems }) => problems.length > 0).map(({ name }) => name);
  const advice = 'Keep a copy of the database before anything is mended.';
  process.stdout.write(
    wrong.length === 0
      ? '\nThe books hold.\n'
      : `\nThe books do not hold: ${wrong.join(', ')}. ${advice}\n`,
  );
}

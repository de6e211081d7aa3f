import process from 'node:process';
import type { Check } from '#ledger';
import { auditEverything, isClean } from '../audit.ts';
import { withProgress } from '../progress.ts';
import { inKeptContext } from './place.ts';
import { paint } from './terminal.ts';

/** Recomputes the books. Ends with 1 when they do not hold. */
export async function auditCommand(isJson: boolean): Promise<void> {
  await inKeptContext(async (context) => {
    const checks = await auditEverything(context, (part, work) =>
      withProgress(`recomputing ${part}`, work),
    );
    const ok = isClean(checks);
    if (isJson) process.stdout.write(`${JSON.stringify({ ok, checks })}\n`);
    else tell(checks);
    process.exitCode = ok ? 0 : 1;
  });
}

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

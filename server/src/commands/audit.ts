import process from 'node:process';
import { auditEverything, isClean } from '../audit.ts';
import { openCommandContext, openDatabaseOf, openPlace } from './place.ts';

export async function auditCommand(isJson: boolean): Promise<void> {
  const place = openPlace();
  const database = await openDatabaseOf(place);
  const { context, close } = await openCommandContext(place, database);
  try {
    const checks = await auditEverything(context);
    const ok = isClean(checks);
    if (isJson) process.stdout.write(`${JSON.stringify({ ok, checks })}\n`);
    else {
      for (const { name, meaning, checked, problems } of checks) {
        const verdict = problems.length === 0 ? 'holds' : 'BROKEN';
        process.stdout.write(`${verdict.padEnd(7)} ${name}: ${meaning} (${checked} checked)\n`);
        for (const problem of problems) process.stdout.write(`          ${problem}\n`);
      }
      process.stdout.write(ok ? 'The books hold.\n' : 'The books do not hold.\n');
    }
    process.exitCode = ok ? 0 : 1;
  } finally {
    await close();
    await database.stop();
  }
}

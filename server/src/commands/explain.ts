import process from 'node:process';
import { Fault, Refusal } from '#base';
import { EnvironmentProblem } from '../settings.ts';

function say(text: string): void {
  process.stderr.write(`lowu: ${text}\n`);
}

/** Says on standard error what went wrong and what to do, and returns the exit code for it. */
export function explain(error: unknown): number {
  if (error instanceof EnvironmentProblem) {
    say(`${error.message}. See docs/operating/settings.md.`);
    return 78;
  }
  if (error instanceof Refusal) {
    say(`refused: ${error.code} ${JSON.stringify(error.details)}`);
    return error.kind === 'unavailable' ? 69 : 65;
  }
  if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
    say('the port is taken by another program. Set PORT to another one, or end that program.');
    return 69;
  }
  if (error instanceof Error && 'code' in error && error.code === 'ECONNREFUSED') {
    say('the database does not answer. Check DATABASE_URL, or leave it out for the embedded one.');
    return 69;
  }
  if (error instanceof Fault) {
    say(error.message);
    return 70;
  }
  say(error instanceof Error ? (error.stack ?? error.message) : String(error));
  return 70;
}

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { EnvironmentProblem } from '../settings.ts';

/** A terminal tells Ctrl-C to both of us, and the program has something to put away first. */
const waitForIt = (): void => undefined;

/**
 * Runs a program of this repository that stands outside the server, because it plays the world
 * around it, and ends as it ends. An installation may have been packed without it.
 *
 * @throws EnvironmentProblem where it is not there.
 */
export async function delegate(name: 'bench' | 'demo', words: readonly string[]): Promise<void> {
  const file = fileURLToPath(new URL(`../../${name}/main.ts`, import.meta.url));
  if (!existsSync(file)) {
    throw new EnvironmentProblem(
      `this installation has no ${file}; run "lowu ${name}" in a checkout, after "npm ci"`,
    );
  }
  const child = spawn(process.execPath, [file, ...words], { stdio: 'inherit' });
  const pass = (signal: NodeJS.Signals): boolean => child.kill(signal);
  process.on('SIGINT', waitForIt).on('SIGTERM', pass).on('SIGHUP', pass);
  const [code] = (await once(child, 'exit')) as [number | null];
  process.exitCode = code ?? 130;
}

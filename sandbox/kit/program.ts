import { fstatSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { RunningServer } from './server.ts';

export interface Program {
  /** The flags the program takes, all with a value, and what each means. */
  flags: Record<string, string>;
  start(flags: Record<string, string | undefined>): Promise<RunningServer>;
}

/** A flag that cannot be understood: the program prints the list of flags and ends with 2. */
export class UsageError extends Error {}

/** A program and the words it is started with. */
export interface Started {
  /** Said in the ready line, where several programs share a process. */
  name?: string;
  program: Program;
  words: readonly string[];
}

/** Runs a sandbox program in a process of its own. */
export function runProgram(program: Program): Promise<void> {
  return runPrograms([{ program, words: process.argv.slice(2) }]);
}

/**
 * Runs programs in this process: prints a ready line for each on stdout, then lives until SIGTERM,
 * SIGINT or the end of its stdin, and stops cleanly. It refuses to start in production, where a
 * payment provider that anyone can tell to pay would be a disaster.
 */
export async function runPrograms(all: readonly Started[]): Promise<void> {
  if (process.env['NODE_ENV'] === 'production') {
    endWith(2, ['The sandbox does not run with NODE_ENV=production.']);
  }
  const running = await Promise.all(all.map(startOne));
  stopOnSignal(running);
}

/** Starts a program with its words in this process. */
export function startProgramHere(
  program: Program,
  words: readonly string[],
): Promise<RunningServer> {
  return program.start(readFlags(program.flags, words));
}

async function startOne({ name, program, words }: Started): Promise<RunningServer> {
  try {
    const running = await startProgramHere(program, words);
    const { port, address, told } = running;
    const line = { ready: true, ...(name && { name }), port, address, ...told };
    process.stdout.write(`${JSON.stringify(line)}\n`);
    return running;
  } catch (error) {
    const who = name ? [`${name}:`] : [];
    if (!(error instanceof UsageError)) return endWith(1, [...who, String(error)]);
    const flags = Object.entries(program.flags).map(([flag, what]) => `  --${flag}  ${what}`);
    return endWith(2, [...who, error.message, 'Flags:', ...flags]);
  }
}

function endWith(code: number, lines: readonly string[]): never {
  process.stderr.write(`${lines.join('\n')}\n`);
  // Timers of what had been opened already would keep the process alive without a server.
  process.exit(code);
}

export function readWholeNumber(
  flags: Record<string, string | undefined>,
  name: string,
  largest: number,
): number | undefined {
  const text = flags[name];
  if (text === undefined) return undefined;
  const value = Number(text);
  if (!/^\d+$/.test(text) || value > largest) {
    throw new UsageError(`--${name} must be a whole number from 0 to ${largest}.`);
  }
  return value;
}

function readFlags(
  known: Record<string, string>,
  args: readonly string[],
): Record<string, string | undefined> {
  const options = Object.fromEntries(
    Object.keys(known).map((name) => [name, { type: 'string' as const }]),
  );
  try {
    return parseArgs({ args: [...args], options, strict: true, allowPositionals: false }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function stopOnSignal(running: readonly RunningServer[]): void {
  let isStopping = false;
  const stop = (): void => {
    if (isStopping) return;
    isStopping = true;
    void Promise.all(running.map((one) => one.stop())).then(() => process.exit(0));
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  if (isLifeline(0)) {
    process.stdin.on('end', stop).on('close', stop).on('error', stop);
    process.stdin.resume();
  }
}

/**
 * Only a pipe or a socket says that a parent holds the other end. A terminal is left alone, and
 * so is /dev/null, which ends at once and would stop every program started in the background.
 */
function isLifeline(descriptor: number): boolean {
  try {
    const stat = fstatSync(descriptor);
    return stat.isFIFO() || stat.isSocket();
  } catch {
    return false;
  }
}

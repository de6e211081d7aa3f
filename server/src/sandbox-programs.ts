import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { createInterface } from 'node:readline';
import { Fault } from '#base';
import type { Log } from '#platform/log';
import type { SandboxProgramName } from './settings.ts';

const together = new URL('../../sandbox/together.ts', import.meta.url).pathname;
/** What they have been paid, and what they have seen, must outlive them. */
const programsWithHome: ReadonlySet<SandboxProgramName> = new Set([
  'alipay',
  'antom',
  'stripe',
  'wechat',
  'bank',
  'witness',
]);
const readyWithinMs = 90_000;
const stopsWithinMs = 5_000;

export interface SandboxProgram {
  readonly name: string;
  readonly address: string;
  /** Where it speaks SMPP or SMTP, if it does. */
  readonly smppPort: number | undefined;
  readonly smtpPort: number | undefined;
}

export interface SandboxOptions {
  /** What is started, each on its port and with flags of its own. */
  readonly programs: readonly ProgramOptions[];
  /** Where the programs keep what they remember. */
  readonly home: string;
  readonly clockFile: string;
  readonly log: Log;
}

export interface ProgramOptions {
  readonly name: SandboxProgramName;
  readonly port: number;
  readonly flags: readonly string[];
}

export interface RunningSandbox {
  /** Every program, once all are ready. */
  readonly ready: Promise<readonly SandboxProgram[]>;
  stop(): Promise<void>;
}

/**
 * Starts the outside world in one process: a process for each of its dozen programs costs half a
 * gigabyte and two seconds of a core, and they share nothing but its end. It ends when this process
 * does.
 */
export function startSandboxPrograms(options: SandboxOptions): RunningSandbox {
  const { programs, log } = options;
  const words = programs.flatMap((one, index) => [
    ...(index > 0 ? ['+'] : []),
    ...wordsOf(one, options),
  ]);
  const child = spawn(process.execPath, [together, ...words], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ready = readyPrograms(child, programs).then((started) => {
    child.on('exit', (code) => log.info('the sandbox ended', { code }));
    return started;
  });
  return { ready, stop: () => stop(child) };
}

function wordsOf({ name, port, flags }: ProgramOptions, options: SandboxOptions): string[] {
  const home = path.join(options.home, name);
  mkdirSync(home, { recursive: true });
  const words = [name, '--port', String(port), '--clock', options.clockFile, ...flags];
  return programsWithHome.has(name) ? [...words, '--home', home] : words;
}

/** Each says in a line of JSON on standard output where it listens. */
function readyPrograms(
  child: ChildProcess,
  programs: readonly ProgramOptions[],
): Promise<readonly SandboxProgram[]> {
  return new Promise((resolve, reject) => {
    const waited = new Map(programs.map(({ name, port }): [string, number] => [name, port]));
    const started: SandboxProgram[] = [];
    const giveUp = (why: string): void => {
      // Else it would keep whoever could not start from ending, for as long as it runs.
      clearTimeout(timer);
      child.kill('SIGKILL');
      const left = [...waited].map(([name, port]) => `${name} (port ${port})`).join(', ');
      reject(new Fault(`the sandbox did not start: ${why}; not ready: ${left}`));
    };
    const timer = setTimeout(() => giveUp('it said nothing'), readyWithinMs);
    child.on('exit', (code) => giveUp(`it ended with ${code}`));
    if (!child.stdout) return giveUp('it has no output');
    createInterface({ input: child.stdout }).on('line', (line) => {
      const { name, address, smppPort, smtpPort } = JSON.parse(line) as SandboxProgram;
      started.push({ name, address, smppPort, smtpPort });
      waited.delete(name);
      if (waited.size > 0) return;
      clearTimeout(timer);
      child.removeAllListeners('exit');
      resolve(started);
    });
  });
}

function stop(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve();
    const timer = setTimeout(() => child.kill('SIGKILL'), stopsWithinMs);
    child.once('exit', () => {
      clearTimeout(timer);
      resolve();
    });
    child.stdin?.end();
    child.kill('SIGTERM');
  });
}

import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { createInterface } from 'node:readline';
import { Fault } from '#base';
import type { Log } from '#platform/log';
import type { SandboxProgramName } from './settings.ts';

const sandboxFolder = new URL('../../sandbox', import.meta.url).pathname;
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
  stop(): Promise<void>;
}

export interface SandboxOptions {
  readonly name: SandboxProgramName;
  /** Where the programs keep what they remember. */
  readonly home: string;
  readonly clockFile: string;
  readonly port: number;
  readonly flags?: readonly string[];
  readonly log: Log;
}

/**
 * Starts a program of the outside world and waits until it is ready. It ends when this process
 * does.
 */
export async function startSandboxProgram(options: SandboxOptions): Promise<SandboxProgram> {
  const { name, clockFile, port, flags = [], log } = options;
  const home = path.join(options.home, name);
  mkdirSync(home, { recursive: true });
  const main = path.join(sandboxFolder, name, 'main.ts');
  const given = ['--port', String(port), '--clock', clockFile, ...flags];
  if (programsWithHome.has(name)) given.push('--home', home);
  const child = spawn(process.execPath, [main, ...given], { stdio: ['pipe', 'pipe', 'inherit'] });
  const ready = await readyAddress(child, name, port);
  child.on('exit', (code) => log.info('a sandbox program ended', { program: name, code }));
  return { name, ...ready, stop: () => stop(child) };
}

type Ready = Pick<SandboxProgram, 'address' | 'smppPort' | 'smtpPort'>;

/** The first line on standard output is JSON that says where the program listens. */
function readyAddress(child: ChildProcess, name: string, port: number): Promise<Ready> {
  return new Promise((resolve, reject) => {
    const giveUp = (why: string): void => {
      // Else it would keep whoever could not start from ending, for as long as it runs.
      clearTimeout(timer);
      child.kill('SIGKILL');
      reject(new Fault(`the sandbox program ${name} (port ${port}) did not start: ${why}`));
    };
    const timer = setTimeout(() => giveUp('it said nothing'), readyWithinMs);
    child.on('exit', (code) => giveUp(`it ended with ${code}`));
    if (!child.stdout) return giveUp('it has no output');
    createInterface({ input: child.stdout }).once('line', (line) => {
      clearTimeout(timer);
      const { address, smppPort, smtpPort } = JSON.parse(line) as Partial<Ready>;
      child.removeAllListeners('exit');
      if (address === undefined) giveUp('it did not say where it is');
      else resolve({ address, smppPort, smtpPort });
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

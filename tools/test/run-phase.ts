import { spawn } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { Phase } from './phases.ts';
import { mark, type Report } from './reporter.ts';

export interface Outcome {
  readonly passed: number;
  readonly failed: number;
  readonly tookMs: number;
  /** What the tests printed themselves; worth reading only when something failed. */
  readonly output: readonly string[];
  /** How long each file took. */
  readonly files: readonly Took[];
}

export interface Took {
  readonly file: string;
  readonly tookMs: number;
}

const reporter = path.join(import.meta.dirname, 'reporter.ts');
const mostOutput = 400;

function argumentsFor(phase: Phase, files: readonly string[]): string[] {
  return [
    '--test',
    `--test-isolation=${phase.isolation}`,
    ...(phase.isolation === 'process' ? [`--test-concurrency=${phase.concurrency}`] : []),
    `--test-timeout=${phase.timeoutMs}`,
    `--test-reporter=${reporter}`,
    '--test-reporter-destination=stdout',
    ...files,
  ];
}

/** Ends the process and everything it started: tests start servers and databases of their own. */
function endGroup(leader: number | undefined): void {
  if (leader === undefined) return;
  try {
    process.kill(-leader, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
}

/**
 * Runs the files of one phase. A process that dies or hangs counts as a failure, never as silence.
 */
export async function runPhase(
  phase: Phase,
  files: readonly string[],
  root: string,
  onFailure: (title: string, text: string) => void,
): Promise<Outcome> {
  const startedMs = performance.now();
  const child = spawn(process.execPath, argumentsFor(phase, files), {
    cwd: root,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    // A run inside a run of Node's test runner would report to the outer one.
    env: { ...process.env, NODE_TEST_CONTEXT: undefined },
  });
  const onInterrupt = (): void => endGroup(child.pid);
  process.once('exit', onInterrupt);
  let passed = 0;
  let failed = 0;
  const output: string[] = [];
  const took: Took[] = [];
  const fail = (title: string, text: string): void => {
    failed += 1;
    onFailure(title, text);
  };
  const hear = (row: string): void => {
    if (!row.startsWith(mark)) {
      if (row.trim() !== '' && output.length < mostOutput) output.push(row);
      return;
    }
    const heard = JSON.parse(row.slice(mark.length)) as Report;
    if (heard.kind === 'passed') passed += 1;
    else if (heard.kind === 'file') took.push({ file: heard.file, tookMs: heard.tookMs });
    else fail(heard.title, heard.text);
  };
  createInterface({ input: child.stdout }).on('line', hear);
  createInterface({ input: child.stderr }).on('line', hear);
  const limit = setTimeout(() => {
    fail(phase.name, `not done after ${phase.limitMs / 1_000} s; something was left open`);
    endGroup(child.pid);
  }, phase.limitMs);
  const [code, signal] = await new Promise<[number | null, string | null]>((resolve) => {
    child.on('close', (exitCode, exitSignal) => resolve([exitCode, exitSignal]));
  });
  clearTimeout(limit);
  process.off('exit', onInterrupt);
  if (code !== 0 && failed === 0) {
    fail(phase.name, `the tests ended early with ${signal ?? `code ${code}`}`);
  }
  return { passed, failed, tookMs: performance.now() - startedMs, output, files: took };
}

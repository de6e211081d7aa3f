import { spawn } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { mark, type Report } from './reporter.ts';

export interface Outcome {
  readonly passed: number;
  readonly failed: number;
  /** With the start of the process. */
  readonly tookMs: number;
  /** What the tests printed themselves; worth reading only when something failed. */
  readonly output: readonly string[];
  /** How long the tests of each file took. */
  readonly files: readonly Took[];
}

export interface Took {
  readonly file: string;
  readonly tookMs: number;
}

/** For how long one test, and all of a process, may go on. */
export interface Limits {
  readonly timeoutMs: number;
  readonly limitMs: number;
}

const reporter = path.join(import.meta.dirname, 'reporter.ts');
const together = path.join(import.meta.dirname, 'together.ts');
const mostOutput = 400;
/** So many are named where all of them have failed. */
const namedFiles = 20;

function argumentsFor(files: readonly string[], timeoutMs: number): string[] {
  return [
    `--test-timeout=${timeoutMs}`,
    `--test-reporter=${reporter}`,
    '--test-reporter-destination=stdout',
    together,
    ...files,
  ];
}

/**
 * Where Node keeps what it has made of TypeScript: every process would spend a third of a second on
 * that again.
 */
function compiled(root: string): string {
  return path.join(root, 'node_modules/.cache/lowu-compiled');
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
 * Runs test files one after another in a process of their own. One that dies or hangs counts as a
 * failure, never as silence.
 */
export async function runProcess(
  files: readonly string[],
  { timeoutMs, limitMs }: Limits,
  root: string,
  onFailure: (title: string, text: string) => void,
): Promise<Outcome> {
  const startedMs = performance.now();
  const title = files.length > namedFiles ? `${files.length} files` : files.join(', ');
  const child = spawn(process.execPath, argumentsFor(files, timeoutMs), {
    cwd: root,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    // A run inside a run of Node's test runner would report to the outer one.
    env: { ...process.env, NODE_TEST_CONTEXT: undefined, NODE_COMPILE_CACHE: compiled(root) },
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
    fail(title, `not done after ${limitMs / 1_000} s; something was left open`);
    endGroup(child.pid);
  }, limitMs);
  const [code, signal] = await new Promise<[number | null, string | null]>((resolve) => {
    child.on('close', (exitCode, exitSignal) => resolve([exitCode, exitSignal]));
  });
  clearTimeout(limit);
  process.off('exit', onInterrupt);
  const hasEnded = code === 0 && took.length > 0;
  if (!hasEnded && failed === 0) {
    fail(title, `the tests ended early with ${signal ?? `code ${code}`}`);
  }
  return { passed, failed, tookMs: performance.now() - startedMs, output, files: took };
}

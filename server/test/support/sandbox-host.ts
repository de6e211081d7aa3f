import { type ChildProcessByStdio, spawn } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';

/** What a program says once it runs. */
export interface Answer {
  readonly address: string;
  readonly smppPort?: number;
  readonly smtpPort?: number;
}

/** A process in which programs of the outside world run, for as long as this one does. */
export interface SandboxHost {
  /** One of its programs has taken all of them along. */
  hasEnded(): boolean;
  start(id: number, name: string, words: readonly string[]): Promise<Answer>;
  stop(id: number, name: string): Promise<void>;
}

type Child = ChildProcessByStdio<Writable, Readable, Readable>;
type Reply = Answer & { readonly id: number; readonly failure?: string };

const file = path.resolve(import.meta.dirname, '../../../sandbox/testing/on-request.ts');
/** Long, because a machine that is busy with other tests takes long to make keys. */
const answersWithinMs = 60_000;
const keptComplaint = 4_000;

export function openSandboxHost(): SandboxHost {
  const child: Child = spawn(process.execPath, [file], { stdio: ['pipe', 'pipe', 'pipe'] });
  const waiting = new Map<number, PromiseWithResolvers<Answer>>();
  let complaint = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    complaint = (complaint + text).slice(-keptComplaint);
  });
  // Only while somebody waits for an answer does it keep this process alive.
  const heed = (isNeeded: boolean): void => {
    for (const one of [child, child.stdin, child.stdout, child.stderr] as readonly Held[]) {
      if (isNeeded) one.ref();
      else one.unref();
    }
  };
  heed(false);
  const settle = (id: number): PromiseWithResolvers<Answer> | undefined => {
    const asked = waiting.get(id);
    waiting.delete(id);
    if (waiting.size === 0) heed(false);
    return asked;
  };
  createInterface({ input: child.stdout }).on('line', (line) => {
    const { id, failure, ...answer } = JSON.parse(line) as Reply;
    if (failure === undefined) settle(id)?.resolve(answer);
    else settle(id)?.reject(new Error(failure));
  });
  let hasEnded = false;
  // What is written to one that has just died is told by its end.
  child.stdin.on('error', () => undefined);
  child.once('close', () => {
    hasEnded = true;
    for (const id of waiting.keys()) settle(id)?.reject(new Error(`it ended: ${complaint}`));
  });
  const ask = async (id: number, name: string, words?: readonly string[]): Promise<Answer> => {
    if (hasEnded) throw new Error(`sandbox/${name}: it has ended: ${complaint}`);
    const asked = Promise.withResolvers<Answer>();
    waiting.set(id, asked);
    heed(true);
    const timer = setTimeout(() => {
      settle(id)?.reject(new Error(`it said nothing: ${complaint}`));
    }, answersWithinMs);
    child.stdin.write(`${JSON.stringify({ id, name, words })}\n`);
    try {
      return await asked.promise;
    } catch (error) {
      throw new Error(`sandbox/${name}: ${String(error)}`, { cause: error });
    } finally {
      clearTimeout(timer);
    }
  };
  return {
    hasEnded: () => hasEnded,
    start: ask,
    async stop(id, name) {
      await ask(id, name);
    },
  };
}

interface Held {
  ref(): void;
  unref(): void;
}

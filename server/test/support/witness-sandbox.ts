import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startSandboxProgram } from '#test/sandbox-program';

/** A witness of logs, as a program of its own that shares no code with the server. */
export interface WitnessSandbox {
  readonly url: string;
  /** Its verifier key. */
  readonly key: string;
  /** Lets it know a log, by the log's name and keys. */
  know(origin: string, keys: readonly string[]): Promise<void>;
  /** The size it has cosigned last of a log. */
  seen(origin: string): Promise<number>;
  /** The next checkpoints meet this fault. */
  breakNext(fault: string, count?: number): Promise<void>;
  stop(): Promise<void>;
}

export async function startWitness(name: string): Promise<WitnessSandbox> {
  const home = mkdtempSync(path.join(tmpdir(), 'witness-'));
  const { address, stop } = await startSandboxProgram('witness', { home, name });
  const ask = async <Answer>(method: string, route: string, body?: object): Promise<Answer> => {
    const answer = await fetch(`${address}/sandbox/${route}`, {
      method,
      ...(body && { body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(await answer.text());
    return (await answer.json()) as Answer;
  };
  interface Status {
    readonly key: string;
    readonly logs: readonly { readonly origin: string; readonly size: number }[];
  }
  const status = () => ask<Status>('GET', 'status');
  const { key } = await status();
  return {
    url: address,
    key,
    know: async (origin, keys) => void (await ask('POST', 'logs', { origin, keys })),
    seen: async (origin) =>
      (await status()).logs.find((log) => log.origin === origin)?.size ?? Number.NaN,
    breakNext: async (fault, count = 1) => void (await ask('POST', 'faults', { fault, count })),
    stop: async () => {
      await stop();
      rmSync(home, { recursive: true });
    },
  };
}

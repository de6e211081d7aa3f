import { fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import type { Round } from '../benchmark.ts';
import type { LoadOrder, LoadReport } from './order.ts';

const program = path.join(import.meta.dirname, 'main.ts');

/** Asks a server as told, from a process of its own that ends afterwards. */
export async function generateLoad(order: LoadOrder): Promise<Round> {
  const child = fork(program, { serialization: 'advanced' });
  try {
    const told = once(child, 'message') as Promise<[{ report?: LoadReport; error?: string }]>;
    const ended = once(child, 'exit').then(() => {
      throw new Error('the load generator ended by itself');
    });
    child.send(order);
    const [{ report, error }] = await Promise.race([told, ended]);
    if (!report) throw new Error(`the load generator: ${error}`);
    return { ...report, done: report.latenciesMs.length };
  } finally {
    child.removeAllListeners('exit');
    child.kill();
  }
}

/** A request as it goes over the wire, made before the time is taken. */
export function requestText(
  line: string,
  headers: Readonly<Record<string, string>>,
  body: Buffer = Buffer.alloc(0),
): Buffer {
  const fields = Object.entries({ host: '127.0.0.1', ...headers }).map(
    ([name, value]) => `${name}: ${value}\r\n`,
  );
  const length = body.length > 0 ? `content-length: ${body.length}\r\n` : '';
  return Buffer.concat([Buffer.from(`${line} HTTP/1.1\r\n${fields.join('')}${length}\r\n`), body]);
}

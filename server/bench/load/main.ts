import process from 'node:process';
import { closedLoop } from '../harness/closed-loop.ts';
import { type Connection, openConnection } from './connection.ts';
import type { LoadOrder, LoadReport } from './order.ts';

/** A program of its own, so that asking costs the server's process and its event loop nothing. */
process.on('message', (order: LoadOrder) => {
  perform(order).then(
    (report) => process.send?.({ report }),
    (error: unknown) => process.send?.({ error: String(error) }),
  );
});

async function perform(order: LoadOrder): Promise<LoadReport> {
  const { port, connections: count, expected } = order;
  const connections = await Promise.all(Array.from({ length: count }, () => openConnection(port)));
  const next = requestsOf(order);
  const free: Connection[] = [...connections];
  const { seconds, latenciesMs } = await closedLoop(count, () => {
    const request = next();
    if (!request) return undefined;
    return async () => {
      const connection = free.pop() as Connection;
      const answer = await connection.ask(request);
      free.push(connection);
      if (answer.status < 200 || answer.status > 299 || !answer.body.includes(expected)) {
        throw new Error(`answered ${answer.status}: ${answer.body.slice(0, 500)}`);
      }
    };
  });
  for (const connection of connections) connection.close();
  return { seconds, latenciesMs: Float64Array.from(latenciesMs) };
}

function requestsOf({ requests, seconds }: LoadOrder): () => Buffer | undefined {
  const all = requests.map((request) => Buffer.from(request));
  const endMs = performance.now() + (seconds ?? Number.POSITIVE_INFINITY) * 1_000;
  let at = 0;
  return () => {
    if (performance.now() >= endMs) return undefined;
    const request = all[seconds === undefined ? at : at % all.length];
    at += 1;
    return request;
  };
}

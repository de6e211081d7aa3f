import process from 'node:process';
import { closedLoop } from '../harness/closed-loop.ts';
import { openLoop } from '../harness/open-loop.ts';
import { openAtmConnections } from './atm/connection.ts';
import { type Connection, openConnection } from './connection.ts';
import type { LoadOrder, LoadReport } from './order.ts';

/** A program of its own, so that asking costs the server's process and its event loop nothing. */
process.on('message', (order: LoadOrder) => {
  perform(order).then(
    (report) => process.send?.({ report }),
    (error: unknown) => process.send?.({ error: String(error) }),
  );
});

/** Connections are new and nothing is compiled yet, in an eighth of a round of any length. */
const leadInShare = 1 / 8;
const mostLeadInMs = 500;

async function perform(order: LoadOrder): Promise<LoadReport> {
  const { port, connections: count, expected } = order;
  const connections = await (order.isAtm === true
    ? openAtmConnections(port, count)
    : Promise.all(Array.from({ length: count }, () => openConnection(port))));
  const next = requestsOf(order);
  const pool = poolOf(connections);
  const work = () => {
    const request = next();
    return request && (() => pool((connection) => ask(connection, request, expected)));
  };
  const { perSecond } = order;
  const { seconds, latenciesMs } = await (perSecond === undefined
    ? closedLoop(count, work)
    : openLoop(perSecond, work, leadInMs(order, perSecond)));
  for (const connection of connections) connection.close();
  return { seconds, latenciesMs: Float64Array.from(latenciesMs) };
}

function leadInMs({ seconds, requests }: LoadOrder, perSecond: number): number {
  const roundMs = (seconds ?? requests.length / perSecond) * 1_000;
  return Math.min(mostLeadInMs, roundMs * leadInShare);
}

async function ask(connection: Connection, request: Buffer, expected: string): Promise<void> {
  const answer = await connection.ask(request);
  if (answer.status < 200 || answer.status > 299 || !answer.body.includes(expected)) {
    throw new Error(`answered ${answer.status}: ${answer.body.slice(0, 500)}`);
  }
}

/** Gives each work a connection that no other has, in the order in which they come. */
function poolOf(connections: readonly Connection[]) {
  const free = [...connections];
  const waiting: ((connection: Connection) => void)[] = [];
  return async (work: (connection: Connection) => Promise<void>): Promise<void> => {
    const connection =
      free.pop() ?? (await new Promise<Connection>((resolve) => waiting.push(resolve)));
    await work(connection);
    const next = waiting.shift();
    if (next) next(connection);
    else free.push(connection);
  };
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

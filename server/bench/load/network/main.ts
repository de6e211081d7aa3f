import process from 'node:process';
import { closedLoop, forSeconds } from '../../harness/closed-loop.ts';
import { openLoop } from '../../harness/open-loop.ts';
import { bodyOf, type NetworkSession } from '../../world/network-session.ts';
import { type NetworkConnection, openNetworkConnection } from './connection.ts';
import type { NetworkOrder, NetworkReport, NetworkRound } from './order.ts';

/**
 * A core network that updates its sessions, as a program of its own: asking costs the process that
 * is measured nothing. It ends with whoever started it.
 */
let opened: Promise<() => Promise<void>> | undefined;

process.on('disconnect', () => process.exit());
process.on('message', (message: NetworkOrder | NetworkRound) => {
  perform(message).then(
    (report) => process.send?.({ report }),
    (error: unknown) => process.send?.({ error: String(error) }),
  );
});

async function perform(message: NetworkOrder | NetworkRound): Promise<NetworkReport | undefined> {
  if ('port' in message) {
    opened = open(message);
    await opened;
    return undefined;
  }
  if (!opened) throw new Error('a round before there are sessions');
  const updateOne = await opened;
  const next = forSeconds(message.seconds, () => updateOne);
  const { seconds, latenciesMs } = await ('concurrency' in message
    ? closedLoop(message.concurrency, next)
    : openLoop(message.perSecond, next));
  return { seconds, latenciesMs: Float64Array.from(latenciesMs) };
}

async function open({ port, connections: count, sessions }: NetworkOrder) {
  const connections = await Promise.all(
    Array.from({ length: count }, () => openNetworkConnection(port)),
  );
  const driven = sessions.map((session, at) => ({
    ...session,
    connection: connections[at % count] as NetworkConnection,
  }));
  return () => updateOne(driven);
}

interface Driven extends NetworkSession {
  /** Of the next request. */
  sequence: number;
  readonly connection: NetworkConnection;
}

const success = Buffer.from('"resultCode":"SUCCESS"');

/** One session has one update under way at a time, as networks do it. */
async function updateOne(free: Driven[]): Promise<void> {
  const at = Math.floor(Math.random() * free.length);
  const [one, last] = [free[at], free.pop()];
  // To look on for a free one would keep this program from reading the answers that free them.
  if (!one || !last) throw new Error('every session is at it: the server does not keep up');
  if (last !== one) free[at] = last;
  const units = 1_024 * (1 + Math.floor(Math.random() * 512));
  await one.connection.ask(`${one.path}/update`, bodyOf(one, units), success);
  one.sequence += 1;
  free.push(one);
}

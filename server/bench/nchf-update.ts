import { type ClientHttp2Session, connect } from 'node:http2';
import type { Benchmark, Place } from './benchmark.ts';
import { closedLoop, forSeconds } from './harness/closed-loop.ts';
import { bodyOf, type NetworkSession } from './world/network-session.ts';

const connections = 4;
const streams = 64;
const root = '/nchf-convergedcharging/v3/chargingdata';

/**
 * A network function reports what a data session used and asks for more: HTTP/2 in, read, rate,
 * debit, grant, durable, answered. Each connection has its own share of the sessions.
 */
export const nchfUpdate: Benchmark = {
  name: 'nchf-update',
  about: 'updates of data sessions over HTTP/2, 4 connections of 64 streams, over all lines',
  leastRatio: 1.5,
  goalRatio: 3,
  async open(place: Place) {
    const { networkPort } = await place.server();
    const origin = `http://127.0.0.1:${networkPort}`;
    const clients = Array.from({ length: connections }, () => {
      const client = connect(origin);
      // Sleeps between the rounds, and must not keep the benchmark alive at the end.
      client.unref();
      return client;
    });
    const sessions = await openAll(place, clients);
    return {
      round: () =>
        closedLoop(
          Math.min(connections * streams, sessions.length),
          forSeconds(place.roundSeconds, () => () => updateOne(clients, sessions)),
        ),
    };
  },
};

async function openAll(
  { world, say }: Place,
  clients: readonly ClientHttp2Session[],
): Promise<NetworkSession[]> {
  const sessions: NetworkSession[] = [];
  const next = world.lines.entries();
  const open = async (): Promise<void> => {
    for (const [at, { number }] of next) {
      const client = clients[at % connections] as ClientHttp2Session;
      const session = { number, chargingId: at + 1, client: at % connections, sequence: 0 };
      const location = await post(client, root, bodyOf(session, 0), 201);
      sessions.push({ ...session, path: new URL(location).pathname, sequence: 1, isBusy: false });
      if (sessions.length % 10_000 === 0) say(`${sessions.length} sessions opened`);
    }
  };
  await Promise.all(Array.from({ length: connections * streams }, open));
  return sessions;
}

/** One session has one update under way at a time, as networks do it. */
async function updateOne(
  clients: readonly ClientHttp2Session[],
  sessions: readonly NetworkSession[],
): Promise<void> {
  let one: NetworkSession;
  do one = sessions[Math.floor(Math.random() * sessions.length)] as NetworkSession;
  while (one.isBusy);
  one.isBusy = true;
  const units = 1_024 * (1 + Math.floor(Math.random() * 512));
  const client = clients[one.client] as ClientHttp2Session;
  await post(client, `${one.path}/update`, bodyOf(one, units), 200);
  one.sequence += 1;
  one.isBusy = false;
}

/** Gives the Location of the answer; throws for another status than the expected one. */
function post(
  client: ClientHttp2Session,
  path: string,
  body: string,
  expected: number,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const stream = client.request({
      ':method': 'POST',
      ':path': path,
      'content-type': 'application/json',
    });
    let location = '';
    let answer = '';
    stream.on('response', (headers) => {
      location = headers.location ?? '';
      const status = headers[':status'];
      if (status !== expected) reject(new Error(`${path}: ${status} and not ${expected}`));
    });
    stream.setEncoding('utf8').on('data', (piece: string) => {
      answer += piece;
    });
    stream.on('error', reject);
    stream.on('end', () => {
      if (answer.includes('"resultCode":"SUCCESS"')) resolve(location);
      else reject(new Error(`${path}: ${answer}`));
    });
    stream.end(body);
  });
}

import { type ClientHttp2Session, connect } from 'node:http2';
import type { Place } from '../benchmark.ts';
import { bodyOf, type NetworkSession } from './network-session.ts';

const root = '/nchf-convergedcharging/v3/chargingdata';
const atOnce = 256;

/** Opens a data session for every line, as a network function does it, and gives their places. */
export async function openNetworkSessions(
  { world, say }: Place,
  port: number,
): Promise<readonly NetworkSession[]> {
  const client = connect(`http://127.0.0.1:${port}`);
  const sessions: NetworkSession[] = [];
  const next = world.lines.entries();
  const openOnes = async (): Promise<void> => {
    for (const [at, { number }] of next) {
      const session = { number, chargingId: at + 1, sequence: 0 };
      const location = await create(client, bodyOf(session, 0));
      sessions.push({ ...session, path: new URL(location).pathname, sequence: 1 });
      if (sessions.length % 10_000 === 0) say(`${sessions.length} sessions opened`);
    }
  };
  try {
    await Promise.all(Array.from({ length: atOnce }, openOnes));
    return sessions;
  } finally {
    client.close();
  }
}

/** The Location of a new session. */
function create(client: ClientHttp2Session, body: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const stream = client.request({
      ':method': 'POST',
      ':path': root,
      'content-type': 'application/json',
    });
    let answer = '';
    stream.on('response', ({ ':status': status, location }) => {
      if (status === 201 && location !== undefined) resolve(location);
      else reject(new Error(`a session was not opened: ${status}`));
    });
    stream.setEncoding('utf8').on('data', (piece: string) => (answer += piece));
    stream.on('error', reject);
    stream.on('end', () => {
      if (!answer.includes('"resultCode":"SUCCESS"')) reject(new Error(answer));
    });
    stream.end(body);
  });
}

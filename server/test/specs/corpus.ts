import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { connect } from 'node:http2';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  becomes,
  type CoreNetwork,
  imsiAt,
  imsiFrom,
  type NetworkSession,
} from '#test/core-network';

/** One request and its answer, as they went over the wire. */
export interface Said {
  readonly step: 'create' | 'update' | 'release' | 'event' | 'notify' | 'wrong';
  readonly request: string;
  readonly status: number;
  readonly answer: string;
}

const megabyte = 1_048_576;

/** Lets the core network and the server say everything that they can say to each other. */
export async function recordCorpus(network: CoreNetwork): Promise<Said[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'lowu-corpus-'));
  const file = path.join(folder, 'said.jsonl');
  try {
    await network.ask('POST', 'record', { file });
    await runDry(network);
    await network.ask('POST', 'chaos', { seed: 3, rate: 0.2 });
    const many = { imsiFrom, lines: 60, concurrency: 20, seed: 3 };
    await network.ask('POST', 'journeys', many);
    const lines = readFileSync(file, 'utf8').trim().split('\n');
    const said = lines.map((line) => JSON.parse(line) as Said);
    return [...said, ...(await sayWrongly(network, said))];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Data to its last unit, a redirect, a top-up, a notice and on; a call and messages to the end. */
async function runDry(network: CoreNetwork): Promise<void> {
  const [line] = await network.lines(60, 500n);
  const session = await network.ask<NetworkSession>('POST', `lines/${imsiAt(0)}/sessions`, {
    service: 'data',
  });
  await network.ask('POST', `sessions/${session.id}/use`, { units: 20 * megabyte });
  if (line) await network.topUp(line, 300n);
  await becomes(network, session, 'active');
  await network.ask('POST', `sessions/${session.id}/use`, { units: 20 * megabyte });
  await network.ask('POST', `sessions/${session.id}/end`);
  const call = { service: 'voice', to: '+8613800138009' };
  await network.ask('POST', `lines/${imsiAt(0)}/sessions`, call);
  for (const when of ['before', 'after']) {
    await network.ask('POST', `lines/${imsiAt(0)}/messages`, { to: '+85221234567', when });
  }
}

/** Requests with something wrong in each, for the sake of what is answered. */
async function sayWrongly({ port }: CoreNetwork, said: readonly Said[]): Promise<Said[]> {
  const right = JSON.parse(said[0]?.request ?? '{}') as object;
  const root = '/nchf-convergedcharging/v3/chargingdata';
  const wrong: (readonly [string, string])[] = [
    [root, '{'],
    [root, JSON.stringify({ ...right, invocationTimeStamp: undefined })],
    [root, JSON.stringify({ ...right, multipleUnitUsage: [{ ratingGroup: -1 }] })],
    [root, JSON.stringify({ ...right, subscriberIdentifier: 'imsi-460009999999999' })],
    [root, 'x'.repeat(300_000)],
    [`${root}/nothing/update`, JSON.stringify(right)],
    [`${root}/nothing/release`, JSON.stringify(right)],
    [`${root}/a/b/c`, JSON.stringify(right)],
  ];
  const session = connect(`http://127.0.0.1:${port}`);
  const answers: Said[] = [];
  for (const [way, request] of wrong) {
    const stream = session.request({ ':method': 'POST', ':path': way });
    stream.end(request);
    let answer = '';
    let status = 0;
    stream.on('response', (headers) => {
      status = headers[':status'] ?? 0;
    });
    for await (const piece of stream.setEncoding('utf8')) answer += String(piece);
    answers.push({ step: 'wrong', request: '', status, answer });
  }
  session.close();
  return answers;
}

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import path from 'node:path';
import process from 'node:process';
import { type TestContext, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { receiverFor } from './receiver.ts';

// The known answer of the specification of Standard Webhooks.
const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const body = '{"test": 2432232314}';
const headers = { 'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek', 'webhook-timestamp': '1614265330' };
const signature = 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=';

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** What a receiver as it is pasted answered to each, and what it said of them. */
async function received(
  t: TestContext,
  isClockMovable: boolean,
  sent: readonly Readonly<Record<string, string>>[],
): Promise<{ answers: (number | undefined)[]; said: string }> {
  const url = `http://localhost:${await freePort()}/hook`;
  const env = { PATH: `${path.dirname(process.execPath)}:${process.env['PATH']}` };
  const command = receiverFor({ url, secret }, isClockMovable);
  const shell = spawn('bash', ['-c', `exec ${command}`], { env });
  t.after(() => shell.kill());
  let said = '';
  shell.stdout.on('data', (piece: Buffer) => (said += piece.toString()));
  const send = async (headers: Readonly<Record<string, string>>): Promise<number | undefined> => {
    for (let tried = 0; tried < 200; tried += 1) {
      const answer = await fetch(url, { method: 'POST', body, headers }).catch(() => undefined);
      if (answer) return answer.status;
      await pause(50);
    }
    return undefined;
  };
  const answers: (number | undefined)[] = [];
  for (const headers of sent) answers.push(await send(headers));
  const isAllSaid = (): boolean => said.split('\n').length > sent.length;
  for (let tried = 0; !isAllSaid() && tried < 200; tried += 1) await pause(50);
  return { answers, said };
}

const known = { ...headers, 'webhook-signature': `v1,other ${signature}` };
const forged = { ...headers, 'webhook-signature': 'v1,AAAA' };

/** Signed just now; that the rule is the specification's, its known answer shows. */
function fresh(): Readonly<Record<string, string>> {
  const at = String(Math.floor(Date.now() / 1_000));
  const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
  const signed = createHmac('sha256', key).update(`msg_1.${at}.${body}`).digest('base64');
  return { 'webhook-id': 'msg_1', 'webhook-timestamp': at, 'webhook-signature': `v1,${signed}` };
}

test('the receiver runs in a shell as it is pasted, and knows what was signed', async (t) => {
  const { answers, said } = await received(t, false, [fresh(), forged, known]);
  assert.deepEqual(answers, [204, 400, 400]);
  const lines = [`verified: ${body}`, `NOT verified: ${body}`, `verified, but too old: ${body}`];
  assert.equal(said, `${lines.join('\n')}\n`);
});

test('where the clock of a sandbox can be moved it takes what is old, and says so', async (t) => {
  const { answers, said } = await received(t, true, [known, forged]);
  assert.deepEqual(answers, [204, 400]);
  assert.equal(said, `verified, but too old: ${body}\nNOT verified: ${body}\n`);
});

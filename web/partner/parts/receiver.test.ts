import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import path from 'node:path';
import process from 'node:process';
import { test } from 'node:test';
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

test('the receiver runs in a shell as it is pasted, and knows what was signed', async (t) => {
  const url = `http://localhost:${await freePort()}/hook`;
  const env = { PATH: `${path.dirname(process.execPath)}:${process.env['PATH']}` };
  const shell = spawn('bash', ['-c', `exec ${receiverFor({ url, secret })}`], { env });
  t.after(() => shell.kill());
  let said = '';
  shell.stdout.on('data', (piece: Buffer) => (said += piece.toString()));
  const send = async (signed: string): Promise<number | undefined> => {
    const sent = { method: 'POST', body, headers: { ...headers, 'webhook-signature': signed } };
    return fetch(url, sent).then(
      ({ status }) => status,
      () => undefined,
    );
  };
  let first: number | undefined;
  for (let tried = 0; first === undefined && tried < 200; tried += 1) {
    await pause(50);
    first = await send(`v1,other ${signature}`);
  }
  assert.equal(first, 204);
  assert.equal(await send('v1,AAAA'), 400);
  for (let tried = 0; said.split('\n').length < 3 && tried < 200; tried += 1) await pause(50);
  assert.equal(said, `verified: ${body}\nNOT verified: ${body}\n`);
});

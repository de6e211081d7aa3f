import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import path from 'node:path';
import process from 'node:process';
import { test } from 'node:test';
import { Webhook } from 'standardwebhooks';
import { receiverFor } from '../../../../web/partner/parts/receiver.ts';
import { freePorts } from '../../../demo/free-ports.ts';
import { eventually } from '#test/eventually';

const secret = `whsec_${Buffer.from('a key of exactly 32 bytes in all').toString('base64')}`;

test('the receiver of the portal runs as it is pasted, and knows what we have signed', async (t) => {
  const port = await freePorts(1);
  const url = `http://localhost:${port}/hook`;
  const env = { PATH: `${path.dirname(process.execPath)}:${process.env['PATH']}` };
  const shell = spawn('bash', ['-c', `exec ${receiverFor({ url, secret })}`], { env });
  t.after(() => shell.kill());
  let said = '';
  shell.stdout.on('data', (piece: Buffer) => (said += piece.toString()));
  const body = '{"type":"topup.completed","data":{"owner":"陳"}}';
  const send = async (signature: string): Promise<number | undefined> => {
    const headers = { 'webhook-id': 'msg_1', 'webhook-signature': signature };
    const at = { 'webhook-timestamp': '1700000000' };
    const sent = { method: 'POST', body, headers: { ...headers, ...at } };
    return fetch(url, sent).then(
      ({ status }) => status,
      () => undefined,
    );
  };
  const signature = new Webhook(secret).sign('msg_1', new Date(1_700_000_000_000), body);
  await eventually('it listens', async () => (await send(`v1,other ${signature}`)) === 204);
  assert.match(said, /^verified: \{"type":"topup\.completed","data":\{"owner":"陳"\}\}\n/);
  assert.equal(await send('v1,AAAA'), 400);
  await eventually('it says so', () => /^NOT verified: /m.test(said));
});

import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { type StartedProgram, startProgram } from '../testing/start-program.ts';

interface Answer {
  readonly command_status: number;
  readonly message_id?: string;
  readonly [field: string]: unknown;
  response(fields?: object): Answer;
}

interface Client {
  bind_transceiver(fields: object, answered: (answer: Answer) => void): void;
  submit_sm(fields: object, answered: (answer: Answer) => void): void;
  on(event: string, heard: (pdu: Answer) => void): void;
  send(pdu: Answer): void;
  destroy(): void;
}

const { connect } = createRequire(import.meta.url)('smpp') as {
  connect(options: object): Client;
};

let centre: StartedProgram;
let client: Client;
const heard: Answer[] = [];

before(async () => {
  centre = await startProgram('sms-centre/main.ts', ['--password', 'secret12']);
  const { smppPort } = await status();
  client = connect({ host: '127.0.0.1', port: smppPort });
  client.on('deliver_sm', (pdu) => {
    heard.push(pdu);
    client.send(pdu.response());
  });
  const bound = await new Promise<Answer>((resolve) =>
    client.bind_transceiver({ system_id: 'lowu', password: 'secret12' }, resolve),
  );
  assert.equal(bound.command_status, 0);
});

after(async () => {
  client.destroy();
  await centre.stop();
});

async function status(): Promise<{ smppPort: number; bound: number; waiting: number }> {
  return JSON.parse(await (await fetch(`${centre.address}/sandbox/status`)).text());
}

function submit(fields: object): Promise<Answer> {
  const usual = { source_addr: '#TwinHarbour', destination_addr: '85291234567' };
  return new Promise((resolve) => client.submit_sm({ ...usual, ...fields }, resolve));
}

async function post(path: string, body?: object): Promise<Response> {
  return await fetch(centre.address + path, { method: 'POST', body: JSON.stringify(body ?? {}) });
}

async function texts(to: string): Promise<string[]> {
  const answer = await fetch(`${centre.address}/messages?to=${to}`);
  const { messages } = JSON.parse(await answer.text()) as { messages: { text: string }[] };
  return messages.map(({ text }) => text);
}

async function until(what: () => boolean): Promise<void> {
  while (!what()) await delay(5);
}

test('a message stands on the phone, newest first, and on the page', async () => {
  await submit({ short_message: 'first' });
  await submit({ short_message: '驗證碼 123456 <b>' });
  assert.deepEqual(await texts('+85291234567'), ['驗證碼 123456 <b>', 'first']);
  const page = await (await fetch(`${centre.address}/?lang=en`)).text();
  assert.match(page, /驗證碼 123456 &lt;b&gt;/);
  assert.doesNotMatch(page, /<b>/);
});

function part(index: number, message: string): object {
  const udh = Buffer.from([5, 0, 3, 9, 2, index]);
  return { destination_addr: '85291230000', short_message: { udh, message } };
}

test('the parts of a long message become one, in whatever order they come', async () => {
  await submit(part(2, 'world'));
  assert.deepEqual(await texts('+85291230000'), []);
  await submit(part(1, 'hello '));
  assert.deepEqual(await texts('+85291230000'), ['hello world']);
});

test('a receipt follows where it was asked for, and says what a fault makes of it', async () => {
  heard.length = 0;
  await submit({ short_message: 'quiet' });
  const { message_id: id } = await submit({ short_message: 'told', registered_delivery: 1 });
  await until(() => heard.length > 0);
  assert.deepEqual([heard[0]?.['receipted_message_id'], heard[0]?.['message_state']], [id, 2]);
  await post('/sandbox/faults', { fault: 'receipt-undeliverable' });
  await submit({ short_message: 'lost', registered_delivery: 1 });
  await until(() => heard.length > 1);
  assert.equal(heard[1]?.['message_state'], 5);
});

test('who is too fast, not bound or wrongly addressed is refused with that status', async () => {
  await post('/sandbox/pace', { perSecond: 1 });
  const answers = await Promise.all([1, 2, 3].map(() => submit({ short_message: 'x' })));
  assert.ok(answers.some(({ command_status: code }) => code === 0x58));
  await post('/sandbox/pace', { perSecond: 0 });
  assert.equal((await submit({ destination_addr: 'nobody' })).command_status, 0x0b);
  const stranger = connect({ host: '127.0.0.1', port: (await status()).smppPort });
  const refused = await new Promise<Answer>((resolve) =>
    stranger.bind_transceiver({ system_id: 'lowu', password: 'guess' }, resolve),
  );
  assert.equal(refused.command_status, 0x0e);
  stranger.destroy();
});

test('a person sends a text, dials a code, and sees what the dialogue says', async () => {
  heard.length = 0;
  await post('/sandbox/phones/+85291234567/say', { to: '188', text: '結餘' });
  await post('/sandbox/phones/+85291234567/dial', { code: '*#188#' });
  await until(() => heard.length > 1);
  const [text, dialled] = heard;
  assert.deepEqual([text?.['source_addr'], text?.['data_coding']], ['85291234567', 8]);
  assert.equal(dialled?.['ussd_service_op'], 1);
  await submit({ short_message: '1 Balance', ussd_service_op: 2 });
  const page = await (await fetch(`${centre.address}/?to=+85291234567&lang=en`)).text();
  assert.match(page, /data-state="asks"[^]*1 Balance/);
  assert.equal((await post('/sandbox/phones/+85291234567/answer', { text: '1' })).status, 200);
  await until(() => heard.length > 2);
  assert.equal(heard[2]?.['ussd_service_op'], 18);
  await post('/sandbox/phones/+85291234567/hang-up');
  const tooLate = await submit({ short_message: 'HK$1', ussd_service_op: 17 });
  assert.equal(tooLate.command_status, 0x45);
});

test('what a client had not taken as it was cut off comes to another', async () => {
  heard.length = 0;
  const mute = connect({ host: '127.0.0.1', port: (await status()).smppPort });
  await new Promise<Answer>((resolve) =>
    mute.bind_transceiver({ system_id: 'lowu', password: 'secret12' }, resolve),
  );
  for (const text of ['one', 'two']) {
    await post('/sandbox/phones/+85291234567/say', { to: '188', text });
  }
  await until(() => heard.length === 1);
  assert.equal((await status()).waiting, 1);
  mute.destroy();
  await until(() => heard.length === 2);
  const said = heard.map((pdu) => (pdu['short_message'] as { message: string }).message);
  assert.deepEqual(said.sort(), ['one', 'two']);
  while ((await status()).waiting > 0) await delay(5);
});

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type StartedProgram, startProgram } from '../testing/start-program.ts';

let inbox: StartedProgram;

before(async () => {
  inbox = await startProgram('inbox/main.ts', ['--token', 'secret']);
});

after(() => inbox.stop());

const message = { id: 'm1', to: '+85291234567', from: 'Lowu', text: '驗證碼 123456' };

function send(body: unknown, token = 'secret'): Promise<Response> {
  return fetch(`${inbox.address}/messages`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
}

async function ids(query: string): Promise<string[]> {
  return (await list(query)).map(({ id }) => id);
}

async function read(path: string): Promise<string> {
  return (await fetch(`${inbox.address}/${path}`)).text();
}

async function list(query = ''): Promise<{ id: string; text: string; at: string }[]> {
  const response = await fetch(`${inbox.address}/messages${query}`);
  const answer: { messages: { id: string; text: string; at: string }[] } = JSON.parse(
    await response.text(),
  );
  return answer.messages;
}

test('a message is kept once however often it is sent', async () => {
  assert.equal((await send({ ...message, at: '2026-10-03T09:00:00+08:00' })).status, 201);
  assert.equal((await send(message)).status, 200);
  assert.equal((await send({ ...message, text: 'another' })).status, 409);
  const [kept, ...more] = await list();
  assert.deepEqual(
    [kept?.text, kept?.at, more.length],
    [message.text, '2026-10-03T01:00:00.000Z', 0],
  );
});

test('messages are listed newest first, for one number or all', async () => {
  await send({ ...message, id: 'm2', text: 'later', at: 1_800_000_000_000 });
  await send({ ...message, id: 'm3', to: '+8613800138000', text: 'elsewhere' });
  assert.deepEqual(await ids(''), ['m3', 'm2', 'm1']);
  assert.deepEqual(await ids('?to=%2B85291234567'), ['m2', 'm1']);
  assert.deepEqual(await ids('?to=+85291234567'), ['m2', 'm1']);
  assert.deepEqual(await ids('?to=+85200000000'), []);
});

test('without the token nothing is taken', async () => {
  assert.equal((await send({ ...message, id: 'x' }, 'guess')).status, 401);
  const bare = await fetch(`${inbox.address}/messages`, { method: 'POST', body: '{}' });
  assert.equal(bare.status, 401);
});

test('what is not a message is refused with the reason', async () => {
  for (const body of [
    '{',
    '[]',
    { ...message, id: '' },
    { ...message, to: '91234567' },
    { ...message, text: 'x'.repeat(2_001) },
    { ...message, at: 'yesterday' },
    { ...message, at: -1 },
    { ...message, colour: 'red' },
    { ...message, from: 7 },
  ]) {
    const refused = await send(body);
    assert.equal(refused.status, 400, JSON.stringify(body));
    assert.match(await refused.text(), /"error": "/);
  }
});

test('the page shows each number with its messages, escaped, in three languages', async () => {
  await send({ ...message, id: 'm4', text: '<script>alert(1)</script>' });
  const page = await read('?lang=en');
  assert.match(page, /<h1>Messages<\/h1>/);
  assert.match(page, /data-testid="conversation" data-to="\+85291234567"/);
  assert.match(page, /&lt;script&gt;alert/);
  assert.doesNotMatch(page, /<script>alert/);
  assert.match(await read('?lang=zh-Hant'), /短訊/);
  assert.match(await read('?lang=zh-Hans&to=+8613800138000'), /短信[^]*elsewhere/);
  assert.match(await read('list?lang=en&to=+85200000000'), /No messages yet/);
});

test('the event stream tells of each new message', async () => {
  const response = await fetch(`${inbox.address}/events`);
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  assert.ok(reader);
  assert.match(String((await reader.read()).value), /event: change/);
  await send({ ...message, id: 'm5' });
  assert.match(String((await reader.read()).value), /event: change/);
  await reader.cancel();
});

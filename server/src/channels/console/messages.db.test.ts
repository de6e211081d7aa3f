import assert from 'node:assert/strict';
import { test } from 'node:test';
import { minuteMs } from '#base';
import { readTrail } from '#identity';
import { sendDueMessages, type Sender } from '#notifications';
import { openConsoleWorld } from '#test/console-world';

const number = '+85251234567';

interface Logged {
  readonly kind: string;
  readonly number: string;
  readonly state: string;
  readonly text: string | null;
  readonly failure: string | null;
  readonly tried: readonly string[];
}

/** Delivers what is for phones of Hong Kong, and refuses all else. */
const sms: Sender = {
  async send(_http, { to }) {
    return to.startsWith('+852')
      ? { outcome: 'delivered' }
      : { outcome: 'refused', reason: 'no such phone' };
  },
};

test('the log of a line says how far each message came, masked and on the trail', async (t) => {
  const world = await openConsoleWorld(t);
  const { context } = world;
  const { line, subscriber } = await world.person([number, '+8613800138001'], 320n);
  context.clock.advance(minuteMs);
  await world.tell(await world.order(number, 10_000n, subscriber));
  context.clock.advance(minuteMs);
  await world.tell(await world.order('+8613800138001', 5_000n, subscriber));
  await sendDueMessages(context, { sms });
  const headers = await world.signedIn('support');
  const path = `/api/console/lines/${line}/messages`;
  const { status, body } = await world.call(path, { headers });
  assert.equal(status, 200);
  const messages = body['messages'] as Logged[];
  assert.ok(messages.length >= 2);
  for (const { number: shown, text } of messages) {
    assert.match(shown, /\*{3}/);
    assert.match(text ?? '', /HK\$/);
  }
  const states = new Map(messages.map((one) => [one.number.slice(0, 4), one.state]));
  assert.equal(states.get('+852'), 'delivered');
  const refused = messages.find(({ state }) => state === 'failed');
  assert.equal(refused?.failure, 'no such phone');
  const { rows } = {
    rows: await readTrail(context, { beforeMs: context.clock.now() + 1, limit: 50 }),
  };
  assert.ok(rows.some(({ action, subject }) => action === 'line.messages' && subject === line));
  const clerk = await world.signedIn('clerk');
  const whole = await world.call(path, { headers: clerk });
  assert.ok((whole.body['messages'] as Logged[]).some((one) => one.number === number));
});

test('words that open something are shown to nobody', async (t) => {
  const world = await openConsoleWorld(t);
  const { line } = await world.person([number], 320n);
  const first = await world.call('/api/app/session');
  const device = {
    cookie: first.headers
      .getSetCookie()
      .map((cookie) => cookie.split(';')[0])
      .join('; '),
    'x-csrf-token': String(first.body['csrfToken']),
  };
  await world.call('/api/app/session/codes', { method: 'POST', headers: device, body: { number } });
  const headers = await world.signedIn('clerk');
  const { body } = await world.call(`/api/console/lines/${line}/messages`, { headers });
  const [code] = body['messages'] as Logged[];
  assert.deepEqual([code?.kind, code?.text], ['sign_in_code', null]);
});

test('messages are counted by day and way, and each text is shown at its longest', async (t) => {
  const world = await openConsoleWorld(t);
  const { context } = world;
  const { subscriber } = await world.person([number], 320n);
  context.clock.advance(minuteMs);
  await world.tell(await world.order(number, 10_000n, subscriber));
  await sendDueMessages(context, { sms });
  const headers = await world.signedIn('operator');
  const { body } = await world.call('/api/console/messages', { headers });
  const counts = body['counts'] as object[];
  assert.deepEqual(counts, [{ day: '2026-11-23', channel: 'sms', state: 'delivered', count: 1 }]);
  const templates = body['templates'] as { kind: string; texts: { parts: number }[] }[];
  assert.ok(templates.length > 40);
  for (const { kind, texts } of templates) {
    assert.deepEqual(
      texts.map(({ parts }) => parts),
      [1, 1, 1],
      kind,
    );
  }
});

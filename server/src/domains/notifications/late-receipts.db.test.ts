import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dayMs, newId, type PhoneNumber, slotOf, uuidOf } from '#base';
import { testDatabase } from '#test/database';
import { textTable } from '#test/text-table';
import { endWaiting } from './end-waiting.ts';
import { listMessages } from './list-messages.ts';
import { queueMessages } from './queue-messages.ts';
import { recordReport } from './record-report.ts';
import { sendDueMessages } from './send-due-messages.ts';
import type { SendOutcome } from './senders/sender.ts';
import { settleReceivers } from './settle-receivers.ts';
import { putEmails } from './store/reaches.ts';

const database = await testDatabase();
const context = database.context({ connections: 8 });
const { clock } = context;
let count = 0;

/** A text to somebody with a mailbox, what a mail server answers, and all that was sent. */
async function openText(mail: SendOutcome, early: readonly ('delivered' | 'failed')[] = []) {
  count += 1;
  const to: PhoneNumber = `+8525361${1_000 + count}`;
  const owner = { id: newId('sub', clock.now(), count % 64), numbers: [to] };
  await context.db.transaction(async (tx) => {
    settleReceivers(tx, owner);
    const email = `late${count}@example.net`;
    const key = { slot: slotOf(owner.id), owner: uuidOf(owner.id) };
    tx.append(putEmails, { ...key, email, emailConfirmedAt: tx.nowMs });
    const value = { amountMinor: 5_000n, currency: 'HKD' } as const;
    const parameters = { value, reference: 'TH8K2M', workdays: { least: 1, most: 3 } };
    const said = { kind: 'topup_undone', parameters } as const;
    queueMessages(tx, [{ ...said, to, language: 'en', key: `undone ${to}`, cause: 'c' }]);
  });
  const given: string[] = [];
  const senders = {
    sms: {
      send: async (_http: unknown, { id }: { readonly id: string }): Promise<SendOutcome> => {
        given.push('sms');
        for (const said of early) await report(said);
        return { outcome: 'accepted', gateway: 'late', references: [id] };
      },
    },
    email: {
      send: async (): Promise<SendOutcome> => {
        given.push('email');
        return mail;
      },
    },
  };
  const listed = async () => {
    const asked = { to, beforeMs: clock.now() + 1, limit: 1 };
    const [message] = await listMessages(context, asked);
    assert.ok(message);
    return message;
  };
  const steps: Readonly<Record<string, () => Promise<unknown>>> = {
    send: () => sendDueMessages(context, senders),
    silence: () => {
      clock.advance(dayMs);
      return endWaiting(context, senders);
    },
    failed: () => report('failed'),
    delivered: () => report('delivered'),
  };
  async function report(said: 'failed' | 'delivered'): Promise<void> {
    const { id } = await listed();
    await recordReport(context, { gateway: 'late', gatewayId: id, report: said, error: 'e' });
  }
  return { given, listed, steps };
}

const taken: SendOutcome = { outcome: 'accepted', gateway: 'smtp', references: [] };
const mails: Readonly<Record<string, SendOutcome>> = {
  taken,
  arrives: { outcome: 'delivered' },
  refused: { outcome: 'refused', reason: 'no' },
};

test('a late or repeated receipt makes no other way, and tells how it ended', async () => {
  const cases = textTable<'mail' | 'steps' | 'sent' | 'end' | 'tried'>(`
    mail    | steps                              | sent      | end              | tried
    arrives | send silence send failed send      | sms email | delivered email  | sms: no receipt
    taken   | send silence send failed send      | sms email | sent email       | sms: no receipt
    taken   | send failed send failed send       | sms email | sent email       | sms: e
    taken   | send silence send delivered send   | sms email | delivered sms    |
    arrives | send silence send delivered send   | sms email | delivered email  | sms: no receipt
    refused | send silence send delivered send   | sms email | delivered sms    |
    refused | send silence send failed send      | sms email | failed email     | sms: no receipt
    taken   | send silence delivered send        | sms       | delivered sms    |
    taken   | send silence failed send           | sms email | sent email       | sms: no receipt
    taken   | send failed delivered send         | sms       | delivered sms    |
    taken   | send failed send delivered failed  | sms email | delivered sms    |
    taken   | send delivered failed send         | sms       | delivered sms    |
  `);
  for (const { mail, steps, sent, end, tried } of cases) {
    const text = await openText(mails[mail] ?? taken);
    for (const step of steps.trim().split(' ')) await text.steps[step]?.();
    const { state, channel, tried: over } = await text.listed();
    assert.equal(text.given.join(' '), sent.trim(), steps);
    assert.equal(`${state} ${channel}`, end.trim(), steps);
    assert.equal(over.join(), tried.trim(), steps);
  }
});

test('of a text of parts that was lost, the receipt of one part says nothing late', async () => {
  for (const [parts, end] of [
    [1, 'delivered'],
    [2, 'failed'],
  ] as const) {
    const { listed, steps } = await openText({ outcome: 'refused', reason: 'no' });
    const owner = database.context({ url: database.ownerUrl, clock });
    const text = 'update notifications.message set parts = $1 where id = $2';
    const { id } = await listed();
    await owner.db.read({ name: 'test: parts', text }, [parts, uuidOf(id)]);
    for (const step of ['send', 'failed', 'send', 'delivered']) await steps[step]?.();
    assert.equal((await listed()).state, end, `of ${parts}`);
  }
});

test('of two receipts of one text that come at once, that it has arrived counts', async () => {
  const { listed, steps } = await openText({ outcome: 'refused', reason: 'no' });
  await steps['send']?.();
  await Promise.all([steps['delivered']?.(), steps['failed']?.()]);
  assert.equal((await listed()).state, 'delivered');
});

test('what was reported as arrived before its answer is kept by what is told after', async () => {
  const { listed, steps } = await openText(taken, ['delivered', 'failed']);
  await steps['send']?.();
  assert.equal((await listed()).state, 'delivered');
});

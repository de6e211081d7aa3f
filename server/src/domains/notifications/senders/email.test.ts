import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import fc from 'fast-check';
import { dayMs, newId, present } from '#base';
import { openMetrics } from '#platform/metrics';
import { openHttpClient } from '#platform/http';
import { startMailServer } from '#test/mail-server';
import { openSenders } from './registry.ts';
import type { OutgoingMessage, SendOutcome } from './sender.ts';
import { SmtpLink } from './smtp/smtp-link.ts';
import { readSmtpPlace } from './smtp/smtp-place.ts';

const server = await startMailServer();
const smtp = new SmtpLink(server.place, { answerMs: 400 });
const sender = present(openSenders({ smtp }).email, 'a sender');
const http = openHttpClient({ isProduction: false, metrics: openMetrics() });
const startMs = Date.parse('2026-11-23T00:12:00Z');
after(async () => {
  await smtp.close();
  http.close();
  await server.stop();
});

let count = 0;
function newMail(given: Partial<OutgoingMessage> = {}): OutgoingMessage & { email: string } {
  count += 1;
  return {
    id: newId('msg', startMs, 1),
    to: '+85251234567',
    push: [],
    from: '#TwinHarbour',
    title: '增值成功',
    text: '增值HK$100成功，查詢188。',
    place: null,
    language: 'zh-Hant',
    isOfApp: true,
    house: { brand: '雙灣通訊', hotline: '188', emailFrom: 'no-reply@twin-harbour.example' },
    at: startMs,
    usefulMs: dayMs,
    ...given,
    email: given.email ?? `m${count}@example.net`,
  };
}

async function send(message: OutgoingMessage): Promise<string> {
  const outcome: SendOutcome = await sender.send(http, message);
  return 'reason' in outcome ? `${outcome.outcome}: ${outcome.reason}` : outcome.outcome;
}

test('a mail has a subject, words for every reader and one Message-ID on every try', async () => {
  const message = newMail();
  assert.equal(await send(message), 'accepted');
  assert.equal(await send(message), 'accepted');
  const [second, first] = await server.mails(message.email);
  assert.equal(first?.subject, '增值成功');
  assert.match(first?.text ?? '', /^增值HK\$100成功，查詢188。\n\n雙灣通訊，查詢188。/);
  assert.match(first?.html ?? '', /<html lang="zh-Hant">[\s\S]*>增值HK\$100成功，查詢188。<\/p>/);
  assert.equal(first?.messageId, `<${message.id}@twin-harbour.example>`);
  assert.equal(second?.messageId, first?.messageId);
  assert.ok(first?.headerNames.includes('auto-submitted'));
});

test('the signature of a short message does not stand in a mail, which has a sender', async () => {
  const message = newMail({ text: '【双湾通讯】充值HK$100成功。', language: 'zh-Hans' });
  await send(message);
  const mail = await server.mailTo(message.email);
  assert.match(mail.text, /^充值HK\$100成功。/);
});

test('a mail speaks of our app to those who have it alone', async () => {
  for (const language of ['zh-Hant', 'zh-Hans', 'en'] as const) {
    const [own, guest] = [true, false].map((isOfApp) => newMail({ language, isOfApp }));
    for (const message of [own, guest]) await send(present(message, 'a mail'));
    assert.match((await server.mailTo(own?.email ?? '')).text, /(?:App更改。|in the app\.)\n$/);
    assert.doesNotMatch((await server.mailTo(guest?.email ?? '')).text, /App|in the app/);
  }
});

test('what is refused for now is sent again, and what is refused for good is not', async () => {
  for (const [fault, outcome] of [
    ['greylisted-before-effect', 'again: reply 451'],
    ['mailbox-full-before-effect', 'again: reply 452'],
    ['too-busy-before-effect', 'again: closed'],
    ['mailbox-unknown-before-effect', 'refused: reply 550'],
    ['spam-before-effect', 'refused: reply 554'],
  ] as const) {
    const message = newMail();
    await server.breakNext(message.email, fault);
    assert.equal(await send(message), outcome, fault);
    assert.deepEqual(await server.mails(message.email), []);
    assert.equal(await send(message), 'accepted', `after ${fault}`);
  }
});

test('a mail that was handed over whole and not answered for may have arrived', async () => {
  for (const fault of ['lost', 'disconnect']) {
    for (const [when, arrived] of [
      ['before', 0],
      ['after', 1],
    ] as const) {
      const message = newMail();
      await server.breakNext(message.email, `${fault}-${when}-effect`);
      assert.equal(await send(message), 'unknown: no answer', `${fault} ${when}`);
      assert.equal((await server.mails(message.email)).length, arrived);
    }
  }
});

test('a server that does not let us in judges us, and every mail waits', async () => {
  const link = new SmtpLink({ ...server.place, password: 'old' });
  const other = present(openSenders({ smtp: link }).email, 'a sender');
  const outcome = await other.send(http, newMail());
  assert.deepEqual(outcome, { outcome: 'again', reason: 'reply 535' });
  await link.close();
});

test('without an address nothing is tried', async () => {
  assert.equal(await send({ ...newMail(), email: null }), 'refused: no address');
});

test('more mails than connections take turns, and all arrive', async () => {
  const mails = Array.from({ length: 40 }, () => newMail());
  const outcomes = await Promise.all(mails.map(send));
  assert.deepEqual(new Set(outcomes), new Set(['accepted']));
  for (const { email } of mails) assert.equal((await server.mails(email)).length, 1);
});

test('no words, names or titles put a field into the header or a tag into the page', async () => {
  const bad = fc.string({
    unit: fc.constantFrom(
      '\r\n',
      '\n',
      '\r',
      'Bcc: x@example.net',
      '<b>',
      '"',
      ':',
      '增',
      ' ',
      'a',
    ),
    maxLength: 12,
  });
  const property = fc.asyncProperty(bad, bad, bad, async (title, text, brand) => {
    const house = { brand, hotline: '188', emailFrom: 'no-reply@twin-harbour.example' };
    const message = newMail({ title, text, house });
    assert.equal(await send(message), 'accepted');
    const mail = await server.mailTo(message.email);
    const expected = 'from to subject message-id date mime-version content-type auto-submitted';
    const known = new Set([
      ...expected.split(' '),
      'content-language',
      'content-transfer-encoding',
    ]);
    assert.deepEqual(
      mail.headerNames.filter((name) => !known.has(name) && name !== 'received'),
      [],
    );
    assert.equal(new Set(mail.headerNames).size, mail.headerNames.length);
    assert.doesNotMatch(mail.html, /<b>/);
  });
  await fc.assert(property, { numRuns: 60, interruptAfterTimeLimit: 10_000 });
  assert.deepEqual(await server.mails('x@example.net'), []);
});

const tlsOf = (text: string) => readSmtpPlace(text)?.tls;

test('an address of a mail server says how it is spoken to', () => {
  assert.equal(tlsOf('smtps://a:b@mail.example'), 'first');
  assert.equal(tlsOf('smtp://a:b@mail.example'), 'upgrade');
  assert.equal(tlsOf('smtp://127.0.0.1:2525?tls=none'), 'none');
  assert.equal(readSmtpPlace('smtp://a%40b:c%3A@mail.example')?.user, 'a@b');
  for (const text of [
    'smtp://a:b@mail.example?tls=none',
    'http://x',
    'smtp://',
    'smtp://h?connections=0',
  ]) {
    assert.equal(readSmtpPlace(text), undefined, text);
  }
});

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { hourMs, minuteMs, newId, type PhoneNumber, present, Refusal } from '#base';
import { testDatabase } from '#test/database';
import { startMailServer } from '#test/mail-server';
import { askEmail } from './ask-email.ts';
import { chooseWays } from './choose-ways.ts';
import { confirmEmail } from './confirm-email.ts';
import { followOwner } from './follow-owner.ts';
import { forgetEmail } from './forget-email.ts';
import { forgetReceivers } from './forget-receivers.ts';
import { listMessages } from './list-messages.ts';
import { queueMessages } from './queue-messages.ts';
import type { Owner } from './reach.ts';
import { readReach } from './read-reach.ts';
import { sendDueMessages } from './send-due-messages.ts';
import { openSenders } from './senders/registry.ts';
import type { Sender, Senders, SendOutcome } from './senders/sender.ts';
import { SmtpLink } from './senders/smtp/smtp-link.ts';

const context = (await testDatabase()).context({ connections: 8 });
const { clock } = context;
const server = await startMailServer();
const smtp = new SmtpLink(server.place);
const email = present(openSenders({ smtp }).email, 'a sender');
after(async () => {
  await smtp.close();
  await server.stop();
});

let count = 0;
interface Somebody {
  readonly owner: Owner;
  readonly number: PhoneNumber;
  readonly address: string;
}

function somebody(): Somebody {
  count += 1;
  const numbers: PhoneNumber[] = [`+8525300${1_000 + count}`, `+861380013${1_000 + count}`];
  const [number = '+'] = numbers;
  const owner = { id: newId('sub', clock.now(), count % 64), numbers };
  return { owner, number, address: `p${count}@example.net` };
}

/** The SMS centre answers so; mails go to the real server. */
function sendersWith(outcome: SendOutcome): Senders & { readonly texts: string[] } {
  const texts: string[] = [];
  const sms: Sender = {
    async send(_http, { text }) {
      texts.push(text);
      return outcome;
    },
  };
  return Object.defineProperty({ sms, email }, 'texts', { value: texts }) as never;
}

const allByEmail = {
  payments: 'email',
  balance: 'email',
  expiry: 'email',
  packs: 'email',
  zones: 'email',
} as const;

const takesAll = () => sendersWith({ outcome: 'delivered' });
const busy: Sender = { send: async () => ({ outcome: 'again', reason: 'busy' }) };
const takesNone = () => sendersWith({ outcome: 'refused', reason: 'no such phone' });

async function ask({ owner, address }: Somebody, ip = '192.0.2.1'): Promise<string> {
  const before = (await server.mails(address)).length;
  await askEmail(context, { owner, address, language: 'en', ip });
  await sendDueMessages(context, takesAll());
  const mails = await server.mails(address);
  assert.equal(mails.length, before + 1);
  return present(/code is (\d{6})/.exec(mails[0]?.text ?? '')?.[1], 'a code');
}

async function confirmed(): Promise<Somebody> {
  const person = somebody();
  await confirmEmail(context, person.owner.id, await ask(person));
  return person;
}

async function queue(to: PhoneNumber, key: string): Promise<void> {
  clock.advance(1_000);
  const [paid, reference] = [{ amountMinor: 10_000n, currency: 'HKD' } as const, 'TH8K2M'];
  const message = { kind: 'topup_undone' as const, to, language: 'en' as const, key, cause: key };
  const parameters = { value: paid, reference, workdays: { least: 1, most: 3 } };
  await context.db.transaction(async (tx) => queueMessages(tx, [{ ...message, parameters }]));
}

async function stateOf(to: PhoneNumber): Promise<string> {
  const asked = { to, beforeMs: clock.now() + minuteMs, limit: 1 };
  const [message] = await listMessages(context, asked);
  return `${message?.state} by ${message?.channel}, tried [${message?.tried.join()}]`;
}

async function refusalOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
    return 'none';
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return `${error.code} ${JSON.stringify(error.details)}`;
  }
}

test('an address is its owner’s once they have read the code there, and not before', async () => {
  const person = somebody();
  const { owner, number, address } = person;
  const code = await ask(person);
  assert.deepEqual((await readReach(context, owner.id)).emailCheck?.address, address);
  await queue(number, 'before');
  await sendDueMessages(context, takesNone());
  assert.equal(await stateOf(number), 'failed by sms, tried []');
  await confirmEmail(context, owner.id, code);
  const { email: kept, emailCheck } = await readReach(context, owner.id);
  assert.deepEqual([kept, emailCheck], [address, null]);
  assert.match(await refusalOf(confirmEmail(context, owner.id, code)), /^email_code_expired/);
});

test('a code can be guessed at five times, of which each counts', async () => {
  const person = somebody();
  const code = await ask(person);
  const wrong = code === '000000' ? '000001' : '000000';
  const guess = () => refusalOf(confirmEmail(context, person.owner.id, wrong));
  const guesses = await Promise.all(Array.from({ length: 9 }, guess));
  assert.deepEqual(
    guesses.toSorted(),
    [
      ...[0, 1, 2, 3, 4].map((left) => `email_code_wrong {"guessesLeft":${left}}`),
      ...Array.from({ length: 4 }, () => 'email_code_expired {}'),
    ].toSorted(),
  );
  assert.match(await refusalOf(confirmEmail(context, person.owner.id, code)), /expired/);
});

test('a code is good for half an hour, for its own address and for who asked', async () => {
  const [late, changed, other] = [somebody(), somebody(), somebody()];
  const code = await ask(late);
  clock.advance(31 * minuteMs);
  assert.match(await refusalOf(confirmEmail(context, late.owner.id, code)), /expired/);
  const first = await ask(changed);
  const second = await ask({ ...changed, address: other.address });
  if (first !== second) {
    assert.match(await refusalOf(confirmEmail(context, changed.owner.id, first)), /wrong/);
  }
  assert.match(await refusalOf(confirmEmail(context, other.owner.id, second)), /expired/);
  await confirmEmail(context, changed.owner.id, second);
  assert.equal((await readReach(context, changed.owner.id)).email, other.address);
});

test('nobody’s mailbox is flooded, whoever asks from wherever', async () => {
  const { address } = somebody();
  const outcomes: string[] = [];
  for (let time = 0; time < 5; time += 1) {
    const asked = { owner: somebody().owner, address, language: 'en' as const };
    outcomes.push(await refusalOf(askEmail(context, { ...asked, ip: `192.0.3.${time}` })));
  }
  assert.deepEqual(
    outcomes.map((outcome) => outcome.split(' ')[0]),
    ['none', 'none', 'none', 'too_many_requests', 'too_many_requests'],
  );
});

test('what no phone takes goes by mail, once, to each number of the person', async () => {
  const { owner, address } = await confirmed();
  for (const [index, number] of owner.numbers.entries()) {
    await queue(number, `fallback ${index}`);
    await sendDueMessages(context, takesNone());
    assert.equal(await stateOf(number), 'sent by email, tried [sms: no such phone]');
  }
  const mails = await server.mails(address);
  assert.deepEqual(
    mails.map(({ subject }) => subject),
    ['Top-up undone', 'Top-up undone', 'Confirm your e-mail address'],
  );
});

test('what a phone takes does not come by mail as well', async () => {
  const { number, address } = await confirmed();
  await queue(number, 'one');
  const senders = takesAll();
  await sendDueMessages(context, senders);
  assert.deepEqual([senders.texts.length, (await server.mails(address)).length], [1, 1]);
});

test('a mailbox that is full is tried again, and one that is gone is not', async () => {
  const [full, gone] = [await confirmed(), await confirmed()];
  await server.breakNext(full.address, 'mailbox-full-before-effect', 2);
  await server.breakNext(gone.address, 'mailbox-unknown-before-effect');
  for (const { number } of [full, gone]) await queue(number, 'x');
  await sendDueMessages(context, takesNone());
  assert.equal(await stateOf(gone.number), 'failed by email, tried [sms: no such phone]');
  assert.equal(await stateOf(full.number), 'queued by email, tried [sms: no such phone]');
  for (let time = 0; time < 3; time += 1) {
    clock.advance(minuteMs);
    await sendDueMessages(context, takesNone());
  }
  assert.equal(await stateOf(full.number), 'sent by email, tried [sms: no such phone]');
  assert.equal((await server.mails(full.address)).length, 2);
});

test('what has no mailbox is written to no more, until a code was read there', async () => {
  for (const fault of ['mailbox-unknown-before-effect', 'mailbox-gone-before-effect']) {
    const person = await confirmed();
    const { owner, number, address } = person;
    await chooseWays(context, owner, allByEmail, { fromMinute: 0, untilMinute: 0 });
    await server.breakNext(address, fault);
    await queue(number, 'first');
    const senders = takesAll();
    await sendDueMessages(context, senders);
    assert.equal(await stateOf(number), 'delivered by sms, tried [email: reply 550]', fault);
    assert.equal((await readReach(context, owner.id)).emailFailedAt, clock.now());
    await queue(number, 'second');
    await sendDueMessages(context, senders);
    assert.equal(await stateOf(number), 'delivered by sms, tried []', 'no mail is tried');
    await confirmEmail(context, owner.id, await ask(person));
    assert.equal((await readReach(context, owner.id)).emailFailedAt, null);
    await queue(number, 'third');
    await sendDueMessages(context, senders);
    assert.equal(await stateOf(number), 'sent by email, tried []');
    assert.equal(senders.texts.length, 2);
  }
});

test('what a server says of a mail, or of a code to be read, fails no address', async () => {
  const [spam, asking] = [await confirmed(), somebody()];
  await server.breakNext(spam.address, 'spam-before-effect');
  await queue(spam.number, 'spam');
  await sendDueMessages(context, takesNone());
  assert.equal(await stateOf(spam.number), 'failed by email, tried [sms: no such phone]');
  assert.equal((await readReach(context, spam.owner.id)).emailFailedAt, null);
  await server.breakNext(asking.address, 'mailbox-unknown-before-effect');
  const { owner, address } = asking;
  await askEmail(context, { owner, address, language: 'en', ip: '192.0.2.1' });
  await sendDueMessages(context, takesAll());
  const { email, emailFailedAt } = await readReach(context, owner.id);
  assert.deepEqual([email, emailFailedAt], [null, null]);
});

test('a process that dies after the mail left repeats it under the same Message-ID', async () => {
  const { number, address } = await confirmed();
  await queue(number, 'crash');
  const hasLeft = Promise.withResolvers<void>();
  const mortal: Senders = {
    ...takesNone(),
    email: {
      async send(...given) {
        await email.send(...given);
        hasLeft.resolve();
        return new Promise<never>(() => undefined);
      },
    },
  };
  await sendDueMessages(context, { ...takesNone(), email: busy });
  clock.advance(hourMs);
  void sendDueMessages(context, mortal);
  await hasLeft.promise;
  assert.equal(await stateOf(number), 'sending by email, tried [sms: no such phone]');
  clock.advance(hourMs);
  await sendDueMessages(context, takesNone());
  assert.equal(await stateOf(number), 'sent by email, tried [sms: no such phone]');
  const ids = (await server.mails(address)).map(({ messageId }) => messageId);
  assert.deepEqual([ids.length, new Set(ids).size, ids[0] === ids[1]], [3, 2, true]);
});

test('an address that is taken back is forgotten, and nothing goes there', async () => {
  const { owner, number, address } = await confirmed();
  await forgetEmail(context, owner.id);
  assert.equal((await readReach(context, owner.id)).email, null);
  await queue(number, 'gone');
  await sendDueMessages(context, takesNone());
  assert.equal(await stateOf(number), 'failed by sms, tried []');
  assert.equal((await server.mails(address)).length, 1);
});

test('a number that was given up does not write to who had it before', async () => {
  const { number, address } = await confirmed();
  await context.db.transaction(async (tx) => forgetReceivers(tx, [number]));
  await queue(number, 'next owner');
  await sendDueMessages(context, takesNone());
  assert.equal(await stateOf(number), 'failed by sms, tried []');
  assert.equal((await server.mails(address)).length, 1);
});

test('a number that somebody gets later is told things as their others are', async () => {
  const { owner, address } = await confirmed();
  const [next, other] = [somebody(), somebody()];
  await context.db.transaction(async (tx) => {
    await followOwner(tx, { id: owner.id, numbers: next.owner.numbers });
    await followOwner(tx, other.owner);
  });
  await queue(next.number, 'later');
  await queue(other.number, 'nobody');
  await sendDueMessages(context, takesNone());
  assert.equal(await stateOf(next.number), 'sent by email, tried [sms: no such phone]');
  assert.equal(await stateOf(other.number), 'failed by sms, tried []');
  assert.equal((await server.mails(address)).length, 2);
});

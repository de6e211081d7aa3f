import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { minuteMs, newId, type PhoneNumber, Refusal, secondMs } from '#base';
import { type OutgoingMessage, type Sender, sendDueMessages } from '#notifications';
import { createSubscriber, type SubscriberId } from '#subscribers';
import { testDatabase } from '#test/database';
import { openDevice } from './open-device.ts';
import { requestCode } from './request-code.ts';
import { signIn } from './sign-in.ts';
import type { DeviceId } from './visit.ts';

const database = await testDatabase();
const language = 'zh-Hant';
const ip = '203.0.113.7';
/** All tests come from one address, so its limits are out of the way. */
const oneAddress = {
  'identity.devices_per_address_hour': 1_000_000,
  'identity.codes_per_address_hour': 100_000,
  'identity.codes_per_network_hour': 1_000_000,
  'identity.sign_ins_per_address_hour': 100_000,
};
const loose = {
  ...oneAddress,
  'identity.codes_per_number_hour': 1_000,
  'identity.codes_per_number_day': 10_000,
  'identity.codes_per_device_hour': 10_000,
};
const context = database.context({ settings: loose, connections: 20 });
const strict = database.context({ settings: oneAddress, clock: context.clock, connections: 20 });
const { clock } = context;

let lastNumber = 51_000_000;
function newNumber(): PhoneNumber {
  lastNumber += 1;
  return `+852${lastNumber}`;
}

async function newSubscriber(): Promise<SubscriberId> {
  const person = { name: '陳大文', language } as const;
  return await context.db.transaction(async (tx) => createSubscriber(tx, person));
}

async function newDevice(): Promise<DeviceId> {
  const preferences = { language, isCareMode: false } as const;
  return (await openDevice(context, { preferences, ip })).visit.device;
}

/** The messages that were sent since the last look. */
async function sentMessages(): Promise<OutgoingMessage[]> {
  const sent: OutgoingMessage[] = [];
  const sender: Sender = {
    async send(_http, message) {
      sent.push(message);
      return { outcome: 'delivered' };
    },
  };
  await sendDueMessages(context, { sms: sender });
  return sent;
}

async function sentCode(number: PhoneNumber): Promise<string> {
  const sent = (await sentMessages()).filter(({ to }) => to === number);
  assert.equal(sent.length, 1);
  return /\d{6}/.exec(sent[0]?.text ?? '')?.[0] ?? '';
}

function otherCode(code: string): string {
  return code === '000000' ? '000001' : '000000';
}

/** What became of an act in one word: its refusal's code, with what it tells, or `done`. */
async function outcomeOf(act: Promise<unknown>): Promise<string> {
  try {
    await act;
    return 'done';
  } catch (error) {
    assert.ok(error instanceof Refusal, String(error));
    return `${error.code} ${JSON.stringify(error.details)}`;
  }
}

async function asked() {
  const [number, device, subscriber] = [newNumber(), await newDevice(), await newSubscriber()];
  await requestCode(context, { number, subscriber, device, language, ip });
  return { number, device, subscriber, code: await sentCode(number) };
}

test('the code that was sent signs its subscriber in, in the words of the device', async () => {
  const [number, device, subscriber] = [newNumber(), await newDevice(), await newSubscriber()];
  const times = await requestCode(context, { number, subscriber, device, language: 'en', ip });
  assert.equal(times.expiresAtMs, clock.now() + 5 * minuteMs);
  assert.equal(times.resendAtMs, clock.now() + minuteMs);
  const [message] = await sentMessages();
  assert.match(message?.text ?? '', /^Your sign-in code is \d{6}, valid for 5 minutes\./);
  const code = /\d{6}/.exec(message?.text ?? '')?.[0] ?? '';
  const { visit, token } = await signIn(context, { number, code, device, ip });
  assert.deepEqual([visit.device, visit.subscriber], [device, subscriber]);
  assert.equal(token.length, 43);
});

test('one code signs in once, though twenty come with it at the same moment', async () => {
  const guess = { ...(await asked()), ip };
  const outcomes = await Promise.all(
    Array.from({ length: 20 }, () => outcomeOf(signIn(context, guess))),
  );
  assert.equal(outcomes.filter((outcome) => outcome === 'done').length, 1);
  assert.equal(outcomes.filter((outcome) => outcome === 'code_expired {}').length, 19);
});

test('a code allows five guesses, however many come at the same moment', async () => {
  const { number, device, code } = await asked();
  const wrong = { number, device, code: otherCode(code), ip };
  const outcomes = await Promise.all(
    Array.from({ length: 40 }, () => outcomeOf(signIn(context, wrong))),
  );
  const judged = outcomes.filter((outcome) => outcome.startsWith('code_wrong'));
  const left = [0, 1, 2, 3, 4].map((guessesLeft) => `code_wrong {"guessesLeft":${guessesLeft}}`);
  assert.deepEqual(judged.sort(), left);
  const right = await outcomeOf(signIn(context, { number, device, code, ip }));
  assert.equal(right, 'code_expired {}');
});

test('a code is of no use after five minutes, to another device or another number', async () => {
  const { number, device, code } = await asked();
  const elsewhere = await newDevice();
  const of = (given: object) => outcomeOf(signIn(context, { number, device, code, ip, ...given }));
  assert.equal(await of({ device: elsewhere }), 'code_expired {}');
  assert.equal(await of({ number: newNumber() }), 'code_expired {}');
  clock.advance(5 * minuteMs);
  assert.equal(await of({}), 'code_expired {}');
});

test('a new code takes the place of the one before, with all its guesses', async () => {
  const { number, device, subscriber, code } = await asked();
  await outcomeOf(signIn(context, { number, device, code: otherCode(code), ip }));
  clock.advance(minuteMs);
  await requestCode(context, { number, subscriber, device, language, ip });
  const newer = await sentCode(number);
  if (newer !== code) {
    const outcome = await outcomeOf(signIn(context, { number, device, code, ip }));
    assert.equal(outcome, 'code_wrong {"guessesLeft":4}');
  }
  assert.equal(await outcomeOf(signIn(context, { number, device, code: newer, ip })), 'done');
});

test('a device whose answer was lost asks again and is answered the same', async () => {
  const [number, device, subscriber] = [newNumber(), await newDevice(), await newSubscriber()];
  const ask = () => requestCode(strict, { number, subscriber, device, language, ip });
  const first = await ask();
  const code = await sentCode(number);
  clock.advance(minuteMs - 1);
  assert.deepEqual(await ask(), first);
  assert.deepEqual(await sentMessages(), []);
  clock.advance(1);
  assert.equal((await ask()).resendAtMs, first.resendAtMs + minuteMs);
  assert.equal((await sentMessages()).length, 1);
  const guess = { number, device, ip, code: otherCode(code) };
  for (let tries = 0; tries < 5; tries += 1) await outcomeOf(signIn(context, guess));
  assert.match(await outcomeOf(ask()), /^too_many_requests/, 'a code that is used up is of no use');
});

test('guesses of another device do not use up those of the one that asked', async () => {
  const { number, device, subscriber, code } = await asked();
  const other = await newDevice();
  clock.advance(minuteMs);
  await requestCode(context, { number, subscriber, device: other, language, ip });
  for (let index = 0; index < 6; index += 1) {
    await outcomeOf(signIn(context, { number, device: other, code: '999999', ip }));
  }
  assert.equal(await outcomeOf(signIn(context, { number, device, code, ip })), 'done');
});

test('a number that is not ours is answered as one that is, and sent nothing', async () => {
  const acts = fc.array(
    fc.oneof(
      fc.constant({ act: 'ask' } as const),
      fc.constant({ act: 'guess' } as const),
      fc.record({ act: fc.constant('wait' as const), ms: fc.integer({ min: 0, max: 99_000 }) }),
    ),
    { maxLength: 14 },
  );
  const property = fc.asyncProperty(acts, async (script) => {
    const play = async (subscriber: SubscriberId | null): Promise<string[]> => {
      const [number, device, startMs] = [newNumber(), await newDevice(), clock.now()];
      const told: string[] = [];
      for (const step of script) {
        if (step.act === 'wait') clock.advance(step.ms);
        else if (step.act === 'ask') {
          const request = { number, subscriber, device, language, ip } as const;
          told.push(await outcomeOf(requestCode(strict, request)));
        } else {
          // No code is of letters, so this guess is never right by chance.
          const guess = { number, device, code: 'letter', ip };
          told.push(await outcomeOf(signIn(strict, guess)));
        }
      }
      clock.set(startMs);
      const sent = (await sentMessages()).filter(({ to }) => to === number);
      if (subscriber === null) assert.deepEqual(sent, []);
      return told;
    };
    assert.deepEqual(await play(null), await play(await newSubscriber()));
  });
  await fc.assert(property, { numRuns: 15, interruptAfterTimeLimit: 10_000 });
});

test('no code of a number that is not ours can be guessed', async () => {
  const [number, device] = [newNumber(), await newDevice()];
  const brave = database.context({
    clock,
    settings: { ...loose, 'identity.code_guesses': 10, 'identity.code_resend_seconds': 1 },
  });
  for (let round = 0; round < 20; round += 1) {
    await requestCode(brave, { number, subscriber: null, device, language, ip });
    for (let guess = 0; guess < 10; guess += 1) {
      const code = String(round * 10 + guess).padStart(6, '0');
      assert.match(await outcomeOf(signIn(brave, { number, device, code, ip })), /^code_wrong/);
    }
    clock.advance(secondMs);
  }
});

test('a number is sent one code a minute, five in an hour and ten in a day', async () => {
  const [number, subscriber, startMs] = [newNumber(), await newSubscriber(), clock.now()];
  const ask = async () => {
    const device = await newDevice();
    return outcomeOf(requestCode(strict, { number, subscriber, device, language, ip }));
  };
  const together = await Promise.all([ask(), ask(), ask(), ask()]);
  assert.equal(together.filter((outcome) => outcome === 'done').length, 1);
  const minutes: number[] = [];
  for (let minute = 1; minute <= 240; minute += 1) {
    clock.set(startMs + minute * minuteMs);
    if ((await ask()) === 'done') minutes.push(minute);
  }
  // Five at once and one every 12 minutes, until ten; then one every 144.
  assert.deepEqual(minutes, [1, 2, 3, 4, 12, 24, 36, 48, 60, 144]);
});

test('a device that asks too often harms no number but its own', async () => {
  const device = await newDevice();
  const from = { device, language, ip } as const;
  const subscriber = await newSubscriber();
  const ask = (number: PhoneNumber) =>
    outcomeOf(requestCode(strict, { number, subscriber, ...from }));
  const numbers = Array.from({ length: 12 }, newNumber);
  const outcomes: string[] = [];
  for (const number of numbers) outcomes.push(await ask(number));
  assert.equal(outcomes.filter((outcome) => outcome === 'done').length, 10);
  assert.match(outcomes[10] ?? '', /too_many_requests .*identity\.code_by_device.*360/);
  const own = {
    number: numbers[11] ?? newNumber(),
    subscriber,
    device: await newDevice(),
  };
  assert.equal(await outcomeOf(requestCode(strict, { ...own, language, ip })), 'done');
});

test('a device that we do not know cannot sign in', async () => {
  const { number, code } = await asked();
  const device = newId('dev', clock.now(), 3);
  const outcome = await outcomeOf(signIn(context, { number, device, code, ip }));
  assert.equal(outcome, 'device_unknown {}');
});

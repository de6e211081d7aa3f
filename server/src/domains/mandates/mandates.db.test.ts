import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { dayMs, hourMs, languages, minuteMs, present, type Refusal, uuidOf } from '#base';
import {
  applyBill,
  askDuePayments,
  type AttemptId,
  cancelPayment,
  mandateNoticed,
  paymentCaptured,
  paymentClosed,
  paymentPending,
  paymentUnknown,
  receiveNotice,
} from '#payments';
import { on } from '#platform/facts';
import { statement } from '#platform/postgres';
import { settingValues } from '#platform/settings';
import { type AntomShop, openAntomShop } from '#test/antom-shop';
import { testDatabase } from '#test/database';
import { configureWallet, orderOnce, signWallet, walletCode } from '#test/wallet-world';
import {
  applyMandateNotices,
  askAboutDueMandates,
  askForMandate,
  collect,
  collectionDeclined,
  collectionOrdered,
  listMandates,
  type Mandate,
  mandateEnded,
  mandateSuspended,
  type MandateId,
  noteCollected,
  noteDeclined,
  offeredConsent,
  readHistory,
  readMandate,
  returnFromSigning,
  signMandate,
  stopMandate,
} from './index.ts';

const readBodies = statement<{ body: string }>(
  'read payments.notice bodies',
  `select convert_from(body, 'UTF8') as body from payments.notice`,
);
const told: unknown[] = [];
const database = await testDatabase();
const context = database.context({
  reactions: [
    on(mandateNoticed, { during: [async (_, notices) => void told.push(...notices)] }),
    on(collectionOrdered, {}),
    on(collectionDeclined, {}),
    on(mandateSuspended, {}),
    on(mandateEnded, {}),
    on(paymentPending, {}),
    on(paymentUnknown, {}),
    on(paymentCaptured, { during: [noteCollected] }),
    on(paymentClosed, { during: [noteDeclined] }),
  ],
});

let shop: AntomShop;
before(async () => {
  shop = await openAntomShop(context.clock.now());
  await configureWallet(context, shop);
});
after(() => shop.close());

let owners = 0;
const newOwner = (): string => {
  owners += 1;
  return `sub_${owners}`;
};

function ask(owner: string, version = offeredConsent(context, 'en').consent.version) {
  return askForMandate(context, {
    owner,
    connector: walletCode,
    language: 'en',
    consentVersion: version,
    returnUrl: 'http://localhost/mandates',
    notifyBaseUrl: shop.notifyBaseUrl,
  });
}

const signedUrl = (id: MandateId): string => `http://localhost/mandates/${id}/signed`;

/** The payer agrees at the wallet and comes back. */
async function signed(owner = newOwner()): Promise<Mandate> {
  return readMandate(context, await signWallet(context, shop, owner, 'en'), owner);
}

const order = (mandate: Mandate, amount?: bigint) => orderOnce(context, mandate, amount);

async function collected(mandate: Mandate, fault?: string): Promise<AttemptId> {
  const attempt = await order(mandate);
  if (fault !== undefined) await shop.fault(fault, attempt);
  await collect(context, [{ mandate: mandate.id, attempt }]);
  return attempt;
}

async function stateOf(attempt: AttemptId): Promise<string> {
  const [row] = await context.db.read(
    { name: 'test read', text: 'select state from payments.attempt where id = $1' },
    [attempt.slice(4)],
  );
  return String((row as { state: string } | undefined)?.state);
}

const refused = (code: string) => (error: Refusal) => error.code === code;

test('what the person agreed to is kept word for word, and signed at the wallet', async () => {
  const mandate = await signed();
  assert.equal(mandate.state, 'active');
  assert.match(mandate.consent.text, /HK\$500\.00 at a time, HK\$2,000\.00 and 20 times/);
  assert.equal(mandate.label, '852-9*****67');
  assert.ok(mandate.sealedToken && !mandate.sealedToken.includes('28100110'));
  const history = await readHistory(context, mandate);
  assert.deepEqual(history.map(({ event }) => event).sort(), ['asked', 'signed']);
});

test('version and language of what was agreed to stay, whatever is offered later', async () => {
  const values = settingValues({ mandate_most_minor: 80_000, mandate_most_times: 3 });
  const later = { ...context, settings: () => values };
  for (const language of languages) {
    const offered = offeredConsent(context, language);
    const owner = newOwner();
    const id = await signWallet(context, shop, owner, language);
    const mandate = await readMandate(context, id, owner);
    assert.deepEqual(mandate.consent, offered.consent);
    assert.match(mandate.consent.version, /^\d{4}-\d\d$/);
    assert.equal(mandate.consent.language, language);

    // Other words are offered from now on, and the mandate is used, asked about and stopped.
    assert.notEqual(offeredConsent(later, language).consent.text, mandate.consent.text);
    await collected(mandate);
    await askAboutDueMandates(later);
    await stopMandate(later, id, { owner, endedBy: 'payer', reason: 'test' });
    const after = await readMandate(later, id, owner);
    assert.deepEqual([after.state, after.usedTimes], ['revoked', 1]);
    assert.deepEqual([after.consent, after.limits], [offered.consent, offered.limits]);
    const [listed] = await listMandates(later, owner);
    assert.deepEqual(listed?.consent, offered.consent);

    const anew = await signWallet(later, shop, owner, language);
    const { consent, limits } = await readMandate(later, anew, owner);
    assert.deepEqual([consent.text.includes('800'), limits.mostTimes], [true, 3]);
  }
});

test('nobody who serves people can change what was agreed to', async () => {
  const { id } = await signed();
  for (const column of ['consent_version', 'consent_language', 'consent_text']) {
    const text = `update mandates.mandate set ${column} = 'x' where id = '${uuidOf(id)}'`;
    const change = context.db.transaction((tx) => tx.query(statement(`change ${column}`, text)));
    await assert.rejects(change, /permission denied/);
  }
});

test('who has signed it, or comes too late to sign it, is led back', async () => {
  const mandate = await signed();
  assert.equal(await signMandate(context, mandate.id, signedUrl(mandate.id)), mandate.returnUrl);
  const late = await ask(newOwner());
  context.clock.advance(31 * minuteMs);
  shop.setClock(context.clock.now());
  assert.equal(await signMandate(context, late, signedUrl(late)), mandate.returnUrl);
});

test('money of an earlier payment that comes late leaves the one under way as it is', async () => {
  const mandate = await signed();
  const early = await order(mandate);
  await cancelPayment(context, early);
  const now = await order(mandate);
  const capturedAt = context.clock.now();
  const paid = { attempt: early, amount: 5_000n, currency: 'HKD', capturedAt } as const;
  await context.db.transaction((tx) => applyBill(tx, { ...paid, providerReference: 'late' }));
  const after = await readMandate(context, mandate.id);
  assert.deepEqual([after.openAttempt, after.collectedAt], [now, capturedAt]);
  assert.deepEqual([after.usedMinor, after.usedTimes], [10_000n, 2]);
});

test('money that comes after all counts, so that never more is taken than agreed to', async () => {
  const mandate = await signed();
  const late: AttemptId[] = [];
  for (let times = 0; times < 4; times += 1) {
    const attempt = await order(mandate, 50_000n);
    await cancelPayment(context, attempt);
    late.push(attempt);
  }
  assert.equal((await readMandate(context, mandate.id)).usedMinor, 0n);
  const capturedAt = context.clock.now();
  for (const attempt of late) {
    const paid = { attempt, amount: 50_000n, currency: 'HKD', capturedAt } as const;
    const of = { ...paid, providerReference: `late ${attempt}` };
    await context.db.transaction((tx) => applyBill(tx, of));
  }
  const after = await readMandate(context, mandate.id);
  assert.deepEqual([after.usedMinor, after.usedTimes], [200_000n, 4]);
  await assert.rejects(order(mandate, 100n), refused('mandate_limit'));
  context.clock.advance(30 * dayMs);
  shop.setClock(context.clock.now());
  assert.ok(await order(mandate, 100n), 'of a period that is over nothing counts');
});

test('without the newest text, or a second time, nothing is begun', async () => {
  await assert.rejects(ask(newOwner(), '2020-01'), refused('consent_changed'));
  const mandate = await signed();
  await assert.rejects(ask(mandate.owner), refused('mandate_open'));
  await assert.rejects(readMandate(context, mandate.id, 'sub_x'), refused('mandate_unknown'));
});

test('refused at the wallet, or never signed, it comes to nothing', async () => {
  const id = await ask(newOwner());
  const back = await shop.disagree(await signMandate(context, id, signedUrl(id)));
  await returnFromSigning(context, id, Object.fromEntries(back.searchParams));
  assert.equal((await readMandate(context, id)).state, 'pending');
  context.clock.advance(31 * minuteMs);
  await askAboutDueMandates(context);
  assert.equal((await readMandate(context, id)).state, 'expired');
});

test('what another connector tells of a mandate signs and ends nothing', async () => {
  const mandate = await signed();
  const evidence = { says: 'over', reason: 'stopped at another' } as const;
  const told = { number: mandate.id, token: undefined, evidence };
  await applyMandateNotices(context, [{ ...told, connector: 'stripe' }] as never);
  assert.equal((await readMandate(context, mandate.id)).state, 'active');
  await applyMandateNotices(context, [{ ...told, connector: walletCode }] as never);
  assert.equal((await readMandate(context, mandate.id)).state, 'revoked');
});

test('whose browser never comes back, the notices of the wallet sign all the same', async () => {
  const id = await ask(newOwner());
  await shop.agree(await signMandate(context, id, signedUrl(id)));
  const code = await shop.notices(id, 1);
  const { body } = present(code[0], 'a notice');
  await receiveNotice(context, walletCode, present(code[0], 'a notice'));
  // The grant that the wallet told is on nobody's way in the open, and neither is a token.
  const { authCode } = JSON.parse(body.toString()) as { authCode: string };
  assert.ok(authCode.length > 8);
  assert.ok(!JSON.stringify(told).includes(authCode));
  await applyMandateNotices(context, told.splice(0) as never);
  await askAboutDueMandates(context);
  assert.equal((await readMandate(context, id)).state, 'active');
});

test('a payment by it is an attempt of its own, made once however often it is sent', async () => {
  const mandate = await signed();
  const attempt = await collected(mandate);
  await collect(context, [{ mandate: mandate.id, attempt }]);
  assert.equal(await stateOf(attempt), 'captured');
  assert.deepEqual(await shop.truth(attempt), { isPaid: true, total: '50.00' });
  const after = await readMandate(context, mandate.id);
  assert.deepEqual([after.openAttempt, after.usedMinor, after.usedTimes], [null, 5_000n, 1]);
});

test('it takes no more than was agreed to, at a time and in a period', async () => {
  const mandate = await signed();
  await assert.rejects(order(mandate, 50_001n), refused('mandate_limit'));
  for (let times = 0; times < 4; times += 1) {
    const attempt = await order(mandate, 50_000n);
    await collect(context, [{ mandate: mandate.id, attempt }]);
  }
  await assert.rejects(order(mandate, 100n), refused('mandate_limit'));
  context.clock.advance(30 * dayMs);
  shop.setClock(context.clock.now());
  assert.ok(await order(mandate, 100n));
});

test('while nobody knows the end of one payment, no second is ordered', async () => {
  const mandate = await signed();
  const attempt = await collected(mandate, '500-after-effect');
  assert.equal(await stateOf(attempt), 'unknown');
  await assert.rejects(order(mandate), refused('mandate_busy'));
  context.clock.advance(minuteMs);
  shop.setClock(context.clock.now());
  await askDuePayments(context);
  assert.equal(await stateOf(attempt), 'captured');
  assert.ok(await order(mandate));
});

test('a soft decline rests longer each time, and the fifth suspends it', async () => {
  const mandate = await signed();
  const rests = [hourMs, 8 * hourMs, dayMs, 3 * dayMs];
  for (const rest of rests) {
    assert.equal(await stateOf(await collected(mandate, 'charge-balance-not-enough')), 'failed');
    const after = await readMandate(context, mandate.id);
    assert.equal(after.state, 'active');
    assert.equal(present(after.restsUntil, 'a rest') - context.clock.now() <= rest, true);
    assert.equal(after.usedMinor, 0n);
  }
  await collected(mandate, 'charge-limit-exceeded');
  assert.equal((await readMandate(context, mandate.id)).state, 'suspended');
});

test('a payment that goes through forgets the declines before it', async () => {
  const mandate = await signed();
  await collected(mandate, 'charge-balance-not-enough');
  await collected(mandate);
  const { declines, restsUntil } = await readMandate(context, mandate.id);
  assert.deepEqual([declines, restsUntil], [0, null]);
});

const declines = [
  ['charge-risk-reject', 'suspended'],
  ['charge-needs-verification', 'active'],
] as const;

test('a decline for good suspends it; one that needs the payer does not', async () => {
  for (const [fault, state] of declines) {
    const mandate = await signed();
    await collected(mandate, fault);
    const after = await readMandate(context, mandate.id);
    assert.equal(after.state, state, fault);
    assert.equal(after.openAttempt, null);
  }
});

test('its owner stops it at once, and the wallet is told', async () => {
  const mandate = await signed();
  const by = { owner: mandate.owner, endedBy: 'payer', reason: 'stopped in the app' } as const;
  await assert.rejects(
    stopMandate(context, mandate.id, { ...by, owner: 'sub_x' }),
    refused('mandate_unknown'),
  );
  assert.equal((await stopMandate(context, mandate.id, by)).state, 'revoked');
  await assert.rejects(order(mandate), refused('mandate_not_active'));
  assert.equal(await shop.stateOfMandate(mandate.id), 'revoked');
  assert.equal((await readMandate(context, mandate.id)).askAt, null);
});

/** Over for us without a word to the wallet, which would still pay by it. */
const unheard = { owner: undefined, endedBy: 'provider', reason: 'a test' } as const;

test('stopped after the order, nothing is asked for, and nothing of it counts', async () => {
  const mandate = await signed();
  const attempt = await order(mandate);
  await stopMandate(context, mandate.id, unheard);
  assert.equal(await shop.stateOfMandate(mandate.id), 'active');
  await collect(context, [{ mandate: mandate.id, attempt }]);
  assert.equal(await stateOf(attempt), 'closed');
  assert.equal((await shop.truth(attempt)).isPaid, undefined, 'the wallet has not heard of it');
  const after = await readMandate(context, mandate.id);
  assert.deepEqual([after.openAttempt, after.usedMinor, after.usedTimes], [null, 0n, 0]);
});

test('stopped while nobody knows the end of a payment, it is not asked for again', async () => {
  const mandate = await signed();
  const attempt = await collected(mandate, '500-before-effect');
  await stopMandate(context, mandate.id, unheard);
  await collect(context, [{ mandate: mandate.id, attempt }]);
  assert.equal(await stateOf(attempt), 'unknown');
  assert.equal((await shop.truth(attempt)).isPaid, undefined, 'the wallet has not heard of it');
});

test('where the wallet does not hear of it, it is told again until it does', async () => {
  const mandate = await signed();
  await shop.fault('500-before-effect', mandate.id, 'revoke');
  const by = { owner: mandate.owner, endedBy: 'payer', reason: 'stopped in the app' } as const;
  await stopMandate(context, mandate.id, by);
  assert.equal(await shop.stateOfMandate(mandate.id), 'active');
  context.clock.advance(2 * hourMs);
  await askAboutDueMandates(context);
  assert.equal(await shop.stateOfMandate(mandate.id), 'revoked');
});

test('stopped in the wallet, it is over by the notice, the query or the next payment', async () => {
  const [byNotice, byQuery, byPayment] = [await signed(), await signed(), await signed()];
  for (const { id } of [byNotice, byQuery, byPayment]) await shop.stopInWallet(id);
  const notices = await shop.notices(byNotice.id, 3);
  for (const notice of notices) await receiveNotice(context, walletCode, notice);
  await applyMandateNotices(context, told.splice(0) as never);
  assert.equal((await readMandate(context, byNotice.id)).state, 'revoked');
  for (const { body } of await context.db.read(readBodies, [])) {
    assert.doesNotMatch(body, /"(?:accessToken|authCode)":"(?!\(sealed)/, 'no token lies open');
  }

  await collected(byPayment);
  assert.equal((await readMandate(context, byPayment.id)).state, 'revoked');

  context.clock.advance(dayMs + minuteMs);
  await askAboutDueMandates(context);
  assert.equal((await readMandate(context, byQuery.id)).state, 'revoked');
  const [shown] = await listMandates(context, byQuery.owner);
  assert.deepEqual([shown?.state, shown?.endedBy], ['revoked', 'provider']);
});

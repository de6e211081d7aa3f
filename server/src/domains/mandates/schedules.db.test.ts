import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import {
  dayMs,
  hongKongDay,
  hongKongMidnight,
  hourMs,
  minuteMs,
  present,
  type Refusal,
} from '#base';
import { type SendOutcome, sendDueMessages } from '#notifications';
import { paymentCaptured, paymentClosed, paymentPending, paymentUnknown } from '#payments';
import { on } from '#platform/facts';
import { type AntomShop, openAntomShop } from '#test/antom-shop';
import { testDatabase } from '#test/database';
import { configureWallet, orderOnce, signWallet, walletCode } from '#test/wallet-world';
import { demoPerson } from '#test/demo-person';
import {
  advanceNoticeWanted,
  askAboutDueMandates,
  askForMandate,
  collect,
  type CollectionDeclined,
  collectionDeclined,
  collectionOrdered,
  giveAdvanceNotice,
  listAdvanceNotices,
  type Mandate,
  type MandateEnded,
  mandateEnded,
  mandateSuspended,
  type MandateTerms,
  noteCollected,
  noteDeclined,
  offeredConsent,
  readHistory,
  readMandate,
  stopMandate,
  tellAhead,
  tellDeclined,
  tellEnded,
} from './index.ts';

const declined: CollectionDeclined[] = [];
const ended: MandateEnded[] = [];
const database = await testDatabase();
const reactions = [
  on(advanceNoticeWanted, {}),
  on(collectionOrdered, {}),
  on(collectionDeclined, { during: [async (_, facts) => void declined.push(...facts)] }),
  on(mandateSuspended, {}),
  on(mandateEnded, { during: [async (_, facts) => void ended.push(...facts)] }),
  on(paymentPending, {}),
  on(paymentUnknown, {}),
  on(paymentCaptured, { during: [noteCollected] }),
  on(paymentClosed, { during: [noteDeclined] }),
];
const context = database.context({ reactions });
const asOwner = database.context({ url: database.ownerUrl, clock: context.clock });

let shop: AntomShop;
before(async () => {
  shop = await openAntomShop(context.clock.now());
  await configureWallet(context, shop);
});
after(() => shop.close());

let owners = 0;
/** Somebody with a line. */
async function ownerOf(): Promise<string> {
  owners += 1;
  const number = `+8525123000${owners}` as const;
  return (await demoPerson(context, number)).subscriber;
}

/** Told two days ahead, by us, and taken by day: as a wallet might have it. */
const strict: MandateTerms = {
  currency: 'HKD',
  isUnscheduled: false,
  isScheduled: true,
  leastPeriodDays: 20,
  hours: { from: 7, until: 22 },
  advanceNotice: { by: 'us', days: 2, goodForDays: 3 },
  plan: null,
};

/** One that was signed at the wallet, with these terms as if the wallet had them. */
async function signed(owner: string, terms?: MandateTerms): Promise<Mandate> {
  const id = await signWallet(context, shop, owner, 'en');
  if (terms) {
    const text = 'update mandates.mandate set terms = $2 where id = $1';
    const change = { name: 'test terms', text };
    await asOwner.db.transaction((tx) => tx.query(change, [id.slice(4), JSON.stringify(terms)]));
  }
  return readMandate(context, id);
}

const order = (mandate: Mandate, amount?: bigint) => orderOnce(context, mandate, amount);

async function announced(
  { id, owner }: Mandate,
  { amountMinor = 5_000n, lateMs = 0, sends = delivered } = {},
) {
  const day = hongKongDay(context.clock.now());
  const notice = await context.db.transaction((tx) =>
    giveAdvanceNotice(tx, { mandate: id, owner }, { amountMinor, day }),
  );
  context.clock.advance(lateMs);
  if (notice) await tellAhead(context, [{ notice: notice.id, mandate: id }]);
  await send(sends);
  return notice;
}

const delivered: SendOutcome = { outcome: 'delivered' };

async function send(outcome: SendOutcome): Promise<void> {
  await sendDueMessages(context, { sms: { send: async () => outcome } });
}

function goTo(atMs: number): void {
  context.clock.advance(atMs - context.clock.now());
  shop.setClock(context.clock.now());
}

/** What waits for the morning goes at once. */
function toMorning(): void {
  goTo(hongKongMidnight(context.clock.now()) + dayMs + 9 * hourMs);
}

async function messagesAbout(cause: string): Promise<string[]> {
  const text = 'select body from notifications.message where cause = $1 order by queued_at';
  const rows = await context.db.read({ name: 'test messages', text }, [cause]);
  return (rows as { body: string }[]).map(({ body }) => body);
}

const refused =
  (code: string, details: object = {}) =>
  (error: Refusal) =>
    error.code === code &&
    Object.entries(details).every(([name, value]) => {
      return (error.details as Record<string, unknown>)[name] === value;
    });

test('what must be told first is refused until it was, and then waits for its day', async () => {
  const mandate = await signed(await ownerOf(), strict);
  await assert.rejects(order(mandate), refused('mandate_needs_notice'));
  const notice = present(await announced(mandate), 'a notice');
  const opensAt = new Date(notice.from + 7 * hourMs).toISOString();
  await assert.rejects(order(mandate), refused('mandate_not_yet', { because: 'notice', opensAt }));
  context.clock.advance(notice.from - context.clock.now());
  await assert.rejects(order(mandate), refused('mandate_not_yet', { because: 'hours', opensAt }));
  context.clock.advance(7 * hourMs);
  shop.setClock(context.clock.now());
  await assert.rejects(order(mandate, 5_001n), refused('mandate_needs_notice'));
  const attempt = await order(mandate);
  await collect(context, [{ mandate: mandate.id, attempt }]);
  const [kept] = await listAdvanceNotices(context, mandate);
  assert.deepEqual([kept?.state, kept?.usedBy], ['told', attempt]);
  // Used up, and within the shortest period.
  await assert.rejects(order(mandate), refused('mandate_needs_notice'));
});

test('the word to the payer is one message, and the proof of the notice', async () => {
  const mandate = await signed(await ownerOf(), strict);
  const notice = present(await announced(mandate), 'a notice');
  assert.equal((await announced(mandate))?.id, notice.id);
  const [kept] = await listAdvanceNotices(context, mandate);
  assert.match(kept?.proof ?? '', /^message msg_/);
  const [body, ...more] = await messagesAbout(mandate.id);
  assert.match(String(body), /從AlipayHK扣款HK\$50作增值/);
  assert.deepEqual(more, []);
});

test('a word that waits is no proof, and its days are counted from when it left us', async () => {
  toMorning();
  const mandate = await signed(await ownerOf(), strict);
  const again = { outcome: 'again', reason: 'busy', isUnreached: true } as const;
  const { id, from } = present(await announced(mandate, { sends: again }), 'a notice');
  goTo(from + 8 * hourMs);
  await assert.rejects(order(mandate), refused('mandate_needs_notice'));
  assert.equal((await announced(mandate, { sends: again }))?.id, id);
  goTo(from + 9 * hourMs);
  await send(delivered);
  const opensAt = new Date(from + 2 * dayMs + 7 * hourMs).toISOString();
  await assert.rejects(order(mandate), refused('mandate_not_yet', { because: 'notice', opensAt }));
  goTo(Date.parse(opensAt));
  assert.ok(await order(mandate));
});

test('by a word that came through on no way nothing is taken, and another is given', async () => {
  toMorning();
  const mandate = await signed(await ownerOf(), strict);
  const nobody = { outcome: 'refused', reason: 'no such number' } as const;
  const { id, from } = present(await announced(mandate, { sends: nobody }), 'a notice');
  goTo(from + 8 * hourMs);
  await assert.rejects(order(mandate), refused('mandate_needs_notice'));
  assert.notEqual((await announced(mandate))?.id, id);
});

test('who was told late is charged as many days later', async () => {
  const mandate = await signed(await ownerOf(), strict);
  const wanted = present(await announced(mandate, { lateMs: dayMs }), 'a notice');
  const [told] = await listAdvanceNotices(context, mandate);
  assert.deepEqual(
    [told?.state, told?.from, told?.until],
    ['told', wanted.from + dayMs, wanted.until + dayMs],
  );
  const [body] = await messagesAbout(mandate.id);
  assert.ok(body?.includes(hongKongDay(wanted.from + dayMs)), body);
  context.clock.advance(wanted.from + 8 * hourMs - context.clock.now());
  await assert.rejects(order(mandate), refused('mandate_not_yet', { because: 'notice' }));
});

test('signed, it is used until its own end and has expired then', async () => {
  const mandate = await signed(await ownerOf());
  const endsAt = present(mandate.endsAt, 'an end that the wallet gave');
  goTo(endsAt - hourMs);
  await askAboutDueMandates(context);
  assert.equal((await readMandate(context, mandate.id)).state, 'active');
  const attempt = await order(mandate);
  await collect(context, [{ mandate: mandate.id, attempt }]);
  assert.equal((await readMandate(context, mandate.id)).usedTimes, 1);

  ended.length = 0;
  // Within the same day: it is asked about at its end, not a day after the last time.
  goTo(endsAt + minuteMs);
  await askAboutDueMandates(context);
  const { state, endedBy, askAt } = await readMandate(context, mandate.id);
  assert.deepEqual([state, endedBy, askAt], ['expired', 'provider', null]);
  const { id, owner } = mandate;
  assert.deepEqual(
    ended.filter((one) => one.mandate === id),
    [{ mandate: id, owner, endedBy: 'provider' }],
  );
  const events = (await readHistory(context, mandate)).map(({ event }) => event);
  assert.equal(events.filter((event) => event === 'expired').length, 1);
  await assert.rejects(order(mandate), refused('mandate_not_active'));
  await askAboutDueMandates(context);
  assert.equal((await readMandate(context, id)).state, 'expired');
});

test('without anybody to tell nothing is taken', async () => {
  const mandate = await signed('sub_nobody', strict);
  const notice = present(await announced(mandate), 'a notice');
  context.clock.advance(notice.from + 8 * hourMs - context.clock.now());
  shop.setClock(context.clock.now());
  await assert.rejects(order(mandate), refused('mandate_needs_notice'));
});

test('where a provider is to tell its payer and does not, nothing is taken', async () => {
  const advanceNotice = { by: 'provider', days: 2, goodForDays: 3 } as const;
  const mandate = await signed(await ownerOf(), { ...strict, advanceNotice });
  const { from } = present(await announced(mandate), 'a notice');
  const [kept] = await listAdvanceNotices(context, mandate);
  assert.deepEqual([kept?.state, kept?.proof], ['refused', null]);
  assert.deepEqual(await messagesAbout(mandate.id), [], 'and we do not tell it instead');
  context.clock.advance(from + 8 * hourMs - context.clock.now());
  await assert.rejects(order(mandate), refused('mandate_needs_notice'));
});

test('a declined payment leaves its notice to the next', async () => {
  const mandate = await signed(await ownerOf(), strict);
  const notice = present(await announced(mandate), 'a notice');
  context.clock.advance(notice.from + 8 * hourMs - context.clock.now());
  shop.setClock(context.clock.now());
  const attempt = await order(mandate);
  await shop.fault('charge-balance-not-enough', attempt);
  await collect(context, [{ mandate: mandate.id, attempt }]);
  assert.equal((await listAdvanceNotices(context, mandate))[0]?.usedBy, null);
  assert.ok(await order(mandate));
});

test('days that a method does not know are refused where it is set up', async () => {
  const plan = { unit: 'month', count: 1, firstDay: '2027-01-06' } as const;
  const wanted = { owner: 'sub_9', connector: walletCode, language: 'en', plan } as const;
  const { version } = offeredConsent(context, 'en').consent;
  const more = { consentVersion: version, returnUrl: '', notifyBaseUrl: '' };
  await assert.rejects(
    askForMandate(context, { ...wanted, ...more }),
    refused('mandate_plan_unfit', { reason: 'no_plans' }),
  );
});

test('its owner is told of declines by what there is to do, and of the end', async () => {
  const mandate = await signed(await ownerOf());
  const faults = ['charge-balance-not-enough', 'charge-needs-verification', 'charge-risk-reject'];
  for (const fault of faults) {
    const attempt = await order(mandate);
    await shop.fault(fault, attempt);
    await collect(context, [{ mandate: mandate.id, attempt }]);
  }
  await tellDeclined(context, declined.splice(-3));
  const by = { owner: mandate.owner, endedBy: 'payer', reason: 'stopped in the app' } as const;
  await stopMandate(context, mandate.id, by);
  await tellEnded(context, ended.splice(-1));
  const bodies = await messagesAbout(mandate.id);
  const expected = [/本人確認HK\$50/, /已停用/, /你已停止AlipayHK/];
  assert.equal(bodies.length, expected.length);
  for (const [index, pattern] of expected.entries()) assert.match(String(bodies[index]), pattern);
});

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { dayMs, present } from '#base';
import { lookAtLines, readRule } from '#auto-topups';
import {
  askForMandate,
  type MandateId,
  offeredConsent,
  readMandate,
  returnFromSigning,
  signMandate,
} from '#mandates';
import { listTopupsOfLine, type OrderedTopup } from '#topups';
import { type AntomShop, openAntomShop } from '#test/antom-shop';
import { jobsDone, turnOn } from '#test/auto-world';
import { usualWish } from '#test/usual-rule';
import { openCardWorld } from '#test/card-world';
import { moveMoney } from '#test/move-money';
import type { Person } from '#test/topup-world';
import { configureWallet, signWallet } from '#test/wallet-world';

/** Two providers, each a program of its own: cards at Stripe's sandbox, AlipayHK at Antom's. */
const world = await openCardWorld();
const { context, database } = world;
let shop: AntomShop;
before(async () => {
  shop = await openAntomShop(context.clock.now());
  await configureWallet(context, shop);
});
after(() => shop.close());

const stolen = 'pm_card_chargeDeclinedLostCard';

/** Somebody leaves a card on the hosted page. */
async function signCard({ subscriber: owner }: Person): Promise<MandateId> {
  const id = await askForMandate(context, {
    owner,
    connector: 'stripe',
    language: 'zh-Hant',
    consentVersion: offeredConsent(context, 'zh-Hant').consent.version,
    returnUrl: 'http://localhost/mandates',
    notifyBaseUrl: 'http://127.0.0.1:9/notices',
  });
  const page = await signMandate(context, id, `http://localhost/${id}/signed`);
  const body = new URLSearchParams({ card: 'pm_card_visa' });
  const done = await (await fetch(page, { method: 'POST', body })).text();
  const link = /data-testid="return" href="([^"]+)"/.exec(done)?.[1] ?? '';
  const back = new URL(link.replaceAll('&amp;', '&'));
  await returnFromSigning(context, id, Object.fromEntries(back.searchParams));
  present((await readMandate(context, id)).signedAt, 'a signed mandate');
  return id;
}

interface Payer extends Person {
  readonly card: MandateId;
  readonly wallet: MandateId;
}

/** HK$50 below HK$20, by two ways in an order, at most HK$100 in 30 days. */
async function payer(order: (one: Payer) => readonly MandateId[]): Promise<Payer> {
  const person = await world.newcomer(10_000n);
  const card = await signCard(person);
  const wallet = await signWallet(context, shop, person.subscriber);
  const one = { ...person, card, wallet };
  await turnOn(context, person, usualWish(order(one), { capMinor: 10_000n }));
  return one;
}

const spendFrom = (person: Person, amount: bigint) => moveMoney(context, person, -amount);

const jobs = () => jobsDone(context, database.url);

/** Uses so much; what follows from it is done when this returns. */
async function use(person: Person, amount: bigint): Promise<void> {
  await spendFrom(person, amount);
  await lookAtLines(context, [person]);
  await jobs();
}

/** By which way each was asked for and how it ended, oldest first. */
async function topupsOf({ line }: Person): Promise<readonly OrderedTopup[]> {
  const since = context.clock.now() - 90 * dayMs;
  const all = await listTopupsOfLine(context, line, since, 50);
  return all.toReversed().map((topup) => ({
    ...topup,
    attempt: present(topup.attempt, 'an attempt'),
    payment: present(topup.payment, 'a payment'),
  }));
}

async function endsOf(person: Person): Promise<string[]> {
  return (await topupsOf(person)).map(({ method, state }) => `${method} ${state}`);
}

async function told({ number }: Person): Promise<readonly { kind: string; body: string }[]> {
  const text = `select kind, body from notifications.message
    where receiver = $1 and kind not in ('mandate_signed', 'auto_topup_started')
    order by queued_at, id`;
  return context.db.read({ name: 'test: told of methods', text }, [number]);
}

function passTime(ms: number): void {
  world.passTime(ms);
  shop.setClock(context.clock.now());
}

test('a card that is reported lost is asked once, and the wallet behind it pays', async () => {
  const person = await payer(({ card, wallet }) => [card, wallet]);
  await world.control(`trades/${person.card}/change-card`, { card: stolen });
  await use(person, 9_000n);
  await jobs();
  assert.deepEqual(await endsOf(person), ['stripe not_charged', 'alipay_hk credited']);
  assert.equal(await world.moneyOf(person.line), 1_000n + 5_000n + 100n);
  const [declined, paid] = await topupsOf(person);
  const truth = await world.look(present(declined, 'the card’s'));
  assert.equal(truth['isPaid'], false);
  assert.deepEqual(await shop.truth(present(paid, 'the wallet’s').attempt), {
    isPaid: true,
    total: '50.00',
  });
  assert.equal((await readMandate(context, person.card)).state, 'suspended');
  const said = await told(person);
  assert.deepEqual(said.map(({ kind }) => kind).sort(), [
    'auto_topup_charged',
    'collection_stopped',
  ]);
  const charged = said.find(({ kind }) => kind === 'auto_topup_charged');
  assert.match(charged?.body ?? '', /AlipayHK已扣HK\$50。30日HK\$50／HK\$100/);

  // What was declined for good is not asked again, and takes nothing of the cap.
  passTime(2 * dayMs);
  await use(person, 5_500n);
  assert.deepEqual((await endsOf(person)).slice(2), ['alipay_hk credited']);
  passTime(2 * dayMs);
  await use(person, 5_000n);
  await use(person, 100n);
  assert.equal((await topupsOf(person)).length, 3);
  const { usedMinor, usedTimes } = await readRule(context, person.line);
  assert.deepEqual([usedMinor, usedTimes], [10_000n, 2]);
  const capped = (await told(person)).filter(({ kind }) => kind === 'auto_topup_cap_reached');
  assert.equal(capped.length, 1);
});

test('a wallet that refuses for good is followed by the card', async () => {
  const person = await payer(({ card, wallet }) => [wallet, card]);
  await spendFrom(person, 9_000n);
  await lookAtLines(context, [person]);
  const [first] = await topupsOf(person);
  await shop.fault('charge-risk-reject', present(first, 'the wallet’s').attempt);
  await jobs();
  assert.deepEqual(await endsOf(person), ['alipay_hk not_charged', 'stripe credited']);
  const said = await told(person);
  const charged = said.filter(({ kind }) => kind === 'auto_topup_charged');
  assert.equal(charged.length, 1);
  assert.match(charged[0]?.body ?? '', /扣HK\$50。30日HK\$50／HK\$100/);
});

test('a bank that takes money back stops the rule, by the notice of its provider', async () => {
  const person = await payer(({ card }) => [card]);
  await use(person, 9_000n);
  const [topup] = await topupsOf(person);
  assert.equal(topup?.state, 'credited');
  await world.act(topup, 'dispute', { reason: 'fraudulent' });
  const [dispute] = (await world.look(topup))['disputes'] as { id: string }[];
  for (const type of ['charge.dispute.created', 'charge.dispute.funds_withdrawn']) {
    await world.tellOf(type, { ...dispute });
    await jobs();
  }
  const { rule } = await readRule(context, person.line);
  assert.deepEqual([rule?.state, rule?.pausedWhy], ['paused', 'charged_back']);
  passTime(2 * dayMs);
  await lookAtLines(context, [person]);
  await jobs();
  assert.equal((await topupsOf(person)).length, 1);
  const rests = (await told(person)).filter(({ kind }) => kind === 'auto_topup_rests');
  assert.equal(rests.length, 1);
});

test('what a bank takes back stops a rule at once, and not what was started since', async () => {
  const person = await payer(({ card }) => [card]);
  await use(person, 9_000n);
  const topup = present((await topupsOf(person))[0], 'a top-up');
  await world.act(topup, 'dispute', { reason: 'fraudulent' });
  const [dispute] = (await world.look(topup))['disputes'] as { id: string }[];
  for (const type of ['charge.dispute.created', 'charge.dispute.funds_withdrawn']) {
    await world.tellOf(type, { ...dispute });
  }
  const stateOf = async () => (await readRule(context, person.line)).rule?.state;
  assert.equal(await stateOf(), 'paused');
  // Nothing ran yet of what follows from it, and its owner has seen the pause in the app.
  const wish = usualWish([person.card], { capMinor: 10_000n });
  passTime(2 * dayMs);
  await turnOn(context, person, wish, 5_000n);
  await jobs();
  assert.equal(await stateOf(), 'on');
  const rests = (await told(person)).filter(({ kind }) => kind === 'auto_topup_rests');
  assert.equal(rests.length, 1);
});

test('a fee on top, which nobody has agreed to, is not charged by a rule', async () => {
  const person = await payer(({ wallet }) => [wallet]);
  await configureWallet(context, { settings: { ...shop.settings, feeBasisPoints: 155 } });
  await use(person, 9_000n);
  await configureWallet(context, shop);
  const [topup] = await topupsOf(person);
  assert.equal(topup?.state, 'credited');
  const { total } = await shop.truth(present(topup, 'a top-up').attempt);
  assert.equal(total, '50.00');
  const said = await told(person);
  assert.match(said[0]?.body ?? '', /扣HK\$50。30日HK\$50／HK\$100/);
});

test('the books are in order afterwards', () => world.booksHold());

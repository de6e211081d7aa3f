import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { minuteMs, newId, present } from '#base';
import { authentic, tools } from '../conformance/world.ts';
import { openStripeWorld, type StripeWorld } from './conformance.ts';

suite('cards that pay with their holder alone', () => {
  let opened: StripeWorld | undefined;
  before(async () => {
    opened = await openStripeWorld();
  });
  after(() => opened?.close());
  const use = (): StripeWorld => present(opened, 'the world');
  const mandates = () => present(use().provider.mandates, 'the mandates of cards');
  const refused = {
    says: 'over',
    reason: 'unionpay cards are not charged without their holder',
  } as const;

  /** Somebody leaves a UnionPay card on the hosted page. */
  async function left() {
    const number = newId('mdt', use().now(), 0);
    const start = await mandates().sign(tools(use()), {
      number,
      returnUrl: `https://lowu.example/mandates/${number}/signed`,
      notifyUrl: use().beginning().notifyUrl,
      limits: { mostMinor: 50_000n, periodDays: 30, mostInPeriodMinor: 200_000n, mostTimes: 20 },
      plan: null,
      signBefore: use().now() + 30 * minuteMs,
    });
    assert.ok(start.kind === 'redirect', start.kind);
    const body = new URLSearchParams({ card: 'pm_card_unionpay' });
    const done = await (await fetch(start.url, { method: 'POST', body })).text();
    const link = /data-testid="return" href="([^"]+)"/.exec(done)?.[1] ?? '';
    const back = new URL(link.replaceAll('&amp;', '&')).searchParams;
    return { number, grant: present(mandates().grantIn(Object.fromEntries(back)), 'a grant') };
  }

  const isKept = (number: string) => present(use().mandates, 'holders').isActive(number);

  test('a UnionPay card that is left for later is taken away, and the reason said', async () => {
    assert.deepEqual(mandates().capabilities.refusedCards, ['unionpay']);
    const { number, grant } = await left();
    assert.ok(await isKept(number));
    assert.deepEqual(await mandates().redeem(tools(use()), grant, number), refused);
    assert.equal(await isKept(number), false);
  });

  test('where a notice is quicker, which names no brand, the next question finds it', async () => {
    const { number } = await left();
    const [notice] = await present(use().mandates, 'holders').notices({ number, token: null }, 1);
    const told = authentic(use(), present(notice, 'a notice')).mandate?.evidence;
    assert.ok(told?.says === 'active', told?.says);
    assert.equal(told.label, null, 'which has it asked about at once');
    assert.deepEqual(await mandates().query(tools(use()), { number, token: told.token }), refused);
    assert.equal(await isKept(number), false);
  });
});

import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { after, suite, test } from 'node:test';
import { type PhoneNumber, secondMs, uuidOf } from '#base';
import { loadCatalog } from '#catalog';
import { findLineByNumber, setBar } from '#subscribers';
import { asOwner } from '#test/as-owner';
import { openPartnerWorld, type Partner } from '#test/partner-world';

const world = await openPartnerWorld({ after });
const { context, call, newNumber } = world;
const seed = new URL('../../../db/seed/demo-catalog.json', import.meta.url);
const catalog = JSON.parse(readFileSync(seed, 'utf8'));

/** Puts a catalogue in force, also once more. */
async function show(document: unknown): Promise<void> {
  context.clock.advance(secondMs);
  await loadCatalog(context, document, { isReturnMeant: true });
}

interface Changed {
  readonly partner: Partner;
  readonly number: PhoneNumber;
}

/** What may have come between a request and its copy, and how somebody new is refused then. */
const changes: readonly (readonly [string, string, (changed: Changed) => Promise<void>])[] = [
  [
    'its line was closed',
    'line_closed',
    async ({ number }) => {
      const { line } = (await findLineByNumber(context, number)) ?? assert.fail(number);
      const bar = { line: line.id, bar: 'closed', isOn: true, cause: 'test' } as const;
      await context.db.transaction((tx) => setBar(tx, bar));
    },
  ],
  [
    'its number was given back',
    'receiver_unknown',
    ({ number }) =>
      asOwner(
        context,
        'update subscribers.phone_number set released_at = now() where number = $1',
        [number],
      ),
  ],
  [
    'its seller was suspended',
    'reseller_suspended',
    ({ partner }) =>
      asOwner(context, 'update resellers.reseller set suspended_at = now() where id = $1', [
        uuidOf(partner.reseller),
      ]),
  ],
  [
    'its amount left the shelf',
    'topup_amount_invalid',
    () =>
      show({
        ...catalog,
        shelf: { ...catalog.shelf, leastMinor: 15_000, tiles: catalog.shelf.tiles.slice(2) },
      }),
  ],
];

async function newSeller() {
  const partner = await world.partner();
  const headers = await world.signedIn(partner);
  const post = (path: string, body: object, more: Record<string, string> = {}) =>
    call(`/api/partner/v1${path}`, { method: 'POST', body, headers: { ...headers, ...more } });
  return { partner, post };
}

for (const [what, code, change] of changes) {
  suite(`after ${what}`, () => {
    for (const [kind, path, more] of [
      ['a top-up that was sold', '/topups', {}],
      ['a top-up that was taken to be sold', '/topups', { prefer: 'respond-async' }],
      ['an order that was held', '/orders', {}],
    ] as const) {
      test(`${kind} is answered as before, and nobody else is`, async () => {
        const { partner, post } = await newSeller();
        const number = await newNumber();
        const body = { reference: `order-${randomUUID()}`, number, amountMinor: 10_000 };
        const first = await post(path, body, more);
        assert.ok(first.status < 300, JSON.stringify(first.body));
        await change({ partner, number });
        const again = await post(path, body, more);
        assert.deepEqual([again.status, again.body], [first.status, first.body]);
        const other = await post(path, { ...body, reference: `order-${randomUUID()}` }, more);
        assert.equal(other.body['code'], code);
        const altered = await post(path, { ...body, amountMinor: 20_000 }, more);
        assert.equal(altered.body['code'], 'request_key_reused');
        await show(catalog);
      });
    }
  });
}

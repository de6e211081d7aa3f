import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { minuteMs, newId, present } from '#base';
import { newAttempt, tools } from '../conformance/world.ts';
import { openStripeWorld, type StripeWorld } from './conformance.ts';

suite('what Stripe is asked to take', () => {
  let opened: StripeWorld | undefined;
  before(async () => {
    opened = await openStripeWorld();
  });
  after(() => opened?.close());

  // Left unsaid, an account's settings would choose; and its `fps` is the United Kingdom's.
  test('is a card and nothing else, to pay and to save', async () => {
    const world = present(opened, 'the world');
    const { provider } = world;
    const asked: string[] = [];
    const { http, nowMs } = tools(world);
    const recording = {
      nowMs,
      http: {
        call: (call: Parameters<typeof http.call>[0]) => {
          const form = new URLSearchParams(String(call.body ?? ''));
          for (const [name, value] of form) {
            if (name.startsWith('payment_method_types') || name.startsWith('automatic')) {
              asked.push(`${new URL(call.url).pathname} ${value}`);
            }
          }
          return http.call(call);
        },
      },
    };
    await provider.start(recording, newAttempt(world), world.beginning());
    await present(provider.mandates, 'mandates').sign(recording, {
      number: newId('mdt', nowMs, 0),
      returnUrl: 'https://lowu.example/mandates/signed',
      notifyUrl: world.beginning().notifyUrl,
      limits: { mostMinor: 50_000n, periodDays: 30, mostInPeriodMinor: 200_000n, mostTimes: 20 },
      plan: null,
      signBefore: nowMs + 30 * minuteMs,
    });
    const page = '/v1/checkout/sessions card';
    assert.deepEqual(asked, [page, page]);
  });
});

import assert from 'node:assert/strict';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { type Id, newId } from '#base';
import type { Context } from '#platform/context';
import { openHttpClient } from '#platform/http';
import { openMetrics } from '#platform/metrics';
import { settingValues } from '#platform/settings';
import { addEndpoint, openDeliverer, queueEvents } from '#webhooks';
import type { Figure } from './benchmark.ts';

const events = 5_000;
const partners = 8;

/**
 * Events that wait, from the first claim until the last delivery is closed: signed, sent by HTTP to
 * a receiver in a process beside, answered, written down. A ninth partner has as many as any other,
 * and a receiver that takes connections and never answers.
 */
export const webhooks: Figure = {
  name: 'webhooks',
  about: `${events} events to ${partners} receivers delivered, beside one that never answers`,
  unit: 's',
  // 1,000 a second.
  most: 5,
  async measure(place) {
    const receivers = fork(new URL('./load/webhook-receivers.ts', import.meta.url));
    const [ports] = (await once(receivers, 'message')) as [{ alive: number; dead: number }];
    const http = openHttpClient({ isProduction: false, metrics: openMetrics() });
    const settings = settingValues({ webhook_loopback_allowed: true });
    const context = { ...place.context, http, settings: () => settings };
    const takenSoFar = async (): Promise<number> => {
      receivers.send('how many');
      const [{ taken }] = (await once(receivers, 'message')) as [{ taken: number }];
      return taken;
    };
    const owners = await openPartners(context, ports.alive, partners);
    const [silent] = await openPartners(context, ports.dead, 1);
    assert.ok(silent);
    const measured: number[] = [];
    try {
      for (let round = 1; round <= place.rounds; round += 1) {
        for (const owner of owners) await happen(context, owner, events / partners);
        await happen(context, silent, events / partners);
        const startMs = performance.now();
        const deliverer = openDeliverer(context);
        while ((await takenSoFar()) < events * round) {
          await new Promise((resolve) => setTimeout(resolve, 20));
        }
        measured.push((performance.now() - startMs) / 1_000);
        await deliverer.stop();
        assert.equal(await takenSoFar(), events * round, 'not every event arrived once');
      }
    } finally {
      http.close();
      receivers.disconnect();
    }
    return measured;
  },
};

async function openPartners(context: Context, port: number, count: number): Promise<Id<'rsl'>[]> {
  const owners = Array.from({ length: count }, (_, n) => newId('rsl', context.clock.now(), n));
  for (const owner of owners) {
    const url = `http://127.0.0.1:${port}/`;
    const plain = { description: '', types: [], contact: null, language: 'en' } as const;
    await addEndpoint(context, { owner, url, ...plain });
  }
  return owners;
}

async function happen({ db }: Context, owner: Id<'rsl'>, times: number): Promise<void> {
  const value = { amountMinor: 10_000, currency: 'HKD' };
  const data = { topup: owner, reference: 'order-20261127-000123', state: 'credited', value };
  await db.transaction(async (tx) => {
    const told = { owner, type: 'topup.completed', data };
    await queueEvents(
      tx,
      Array.from({ length: times }, () => told),
    );
  });
}

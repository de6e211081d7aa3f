import assert from 'node:assert/strict';
import { newId, type PhoneNumber } from '#base';
import {
  hearReceipts,
  openSenders,
  queueMessages,
  sendDueMessages,
  SmppLink,
} from '#notifications';
import { silentLog } from '#platform/log';
import { openMetrics } from '#platform/metrics';
import { eventually } from '#test/eventually';
import { startSmsCentre } from '#test/sms-centre';
import type { Figure, Place } from './benchmark.ts';
import { isTrial } from './harness/options.ts';

const messages = 10_000;

/**
 * Messages that wait, from the first claim until the last is closed: claimed, handed over by SMPP
 * with a window of 50, answered, closed with the centre's name for each, and its receipts recorded
 * meanwhile. The centre is a program on the same machine.
 */
export const sms: Figure = {
  name: 'sms',
  about: `${messages} text messages over SMPP, window 50: claimed, handed over, closed`,
  unit: 's',
  // 2,000 a second.
  most: 5,
  async measure(place) {
    const centre = await startSmsCentre();
    const { context } = place;
    const each = isTrial(place) ? 50 : messages;
    const link = new SmppLink({ place: centre.place, log: silentLog, metrics: openMetrics() });
    hearReceipts(context, link);
    const senders = openSenders({ smpp: link });
    const measured: number[] = [];
    try {
      await eventually('the centre is bound', () => link.isBound);
      // What other benchmarks have left is sent first and not measured.
      await sendDueMessages(context, senders);
      const before = (await centre.status()).counts['taken'] ?? 0;
      for (let round = 1; round <= place.rounds; round += 1) {
        await queue(place, round, each);
        const startMs = performance.now();
        await sendDueMessages(context, senders);
        measured.push(((performance.now() - startMs) / 1_000) * (messages / each));
        const { counts } = await centre.status();
        const sent = each * round + before;
        assert.equal(counts['taken'], sent, 'not every message arrived once');
        // What is still reported must not slow the next round down.
        await eventually('every receipt is taken', async () => {
          const { counts: now } = await centre.status();
          return now['delivered'] === sent;
        });
      }
    } finally {
      await link.close();
      await centre.stop();
    }
    return measured;
  },
};

async function queue({ context }: Place, round: number, count: number): Promise<void> {
  const value = { amountMinor: 10_000n, currency: 'HKD' } as const;
  for (let from = 0; from < count; from += 1_000) {
    await context.db.transaction(async (tx) =>
      queueMessages(
        tx,
        Array.from({ length: Math.min(1_000, count - from) }, (_, index) => {
          const to: PhoneNumber = `+8525${String(from + index).padStart(7, '0')}`;
          const cause = newId('top', tx.nowMs, 1);
          const parameters = {
            value,
            balance: value,
            validUntil: '2027-05-22',
            reference: 'TH8K2M',
          };
          const key = `bench ${round}`;
          return { kind: 'topup_credited', parameters, to, language: 'zh-Hant', key, cause };
        }),
      ),
    );
  }
}

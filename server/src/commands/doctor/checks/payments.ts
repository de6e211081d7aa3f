import { hourMs, isoTime } from '#base';
import { readPaymentTroubles } from '#payments';
import { look, ofContent, ok } from '../check.ts';

/** By then a provider has been asked ten times. */
const longMs = hourMs;

export const payments = ofContent('payments', async (context) => {
  const { attempts, refunds, mismatched } = await readPaymentTroubles(context, longMs);
  const found = [
    ...(attempts.count > 0n ? [`${attempts.count} payments`] : []),
    ...(refunds.count > 0n ? [`${refunds.count} refunds`] : []),
  ];
  if (found.length > 0) {
    const oldestAt = Math.min(attempts.oldestAt ?? Infinity, refunds.oldestAt ?? Infinity);
    return look(
      `whether they happened is unknown for over an hour: ${found.join(' and ')}, since ${isoTime(oldestAt)}`,
      'look them up at the provider; they are asked about for as long as it takes',
    );
  }
  return mismatched > 0n
    ? look(`${mismatched} payments with another amount or payee than ours`, 'decide each by hand')
    : ok('none is unknown for long');
});

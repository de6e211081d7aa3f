import { type Language, newId, type PhoneNumber } from '#base';
import type { NewMessage } from '#notifications';

/** That HK$100 has come to a number: what must be told at once, in one part. */
export function creditedMessage(
  to: PhoneNumber,
  {
    key = `credited ${to}`,
    language = 'zh-Hant',
    nowMs,
  }: { readonly key?: string; readonly language?: Language; readonly nowMs: number },
): NewMessage {
  return {
    kind: 'topup_credited',
    parameters: {
      value: { amountMinor: 10_000n, currency: 'HKD' },
      balance: { amountMinor: 10_320n, currency: 'HKD' },
      validUntil: '2027-05-22',
      reference: 'TH8K2M',
    },
    to,
    language,
    key,
    cause: newId('top', nowMs, 1),
  };
}

import type { useConsole } from '../state/console-context.tsx';
import type { Shops } from './shops-frame.tsx';

type Console = Pick<ReturnType<typeof useConsole>, 'say' | 'format'>;

/** What stock waits for, and what ends it; nothing of what waits no more. */
export function issueWaits({ say, format }: Console, issue: Shops['issues'][number]): string {
  const { state, amount, awaited, saidPaidBy: login, paidBy, paymentReference } = issue;
  if (state === 'proposed') return say('shops.waits.approval');
  if (state === 'paid' && awaited) {
    return say('shops.awaited', { amount: format.money(awaited) });
  }
  if (state !== 'issued') return '';
  const isByBank = (paidBy === 'bank' || paidBy === 'cheque') && paymentReference !== '';
  const how = isByBank
    ? say('shops.waits.bank', {
        amount: format.money(awaited ?? amount),
        reference: paymentReference,
      })
    : say('shops.waits.word');
  return login === null ? how : `${say('shops.saidPaid', { login })} ${how}`;
}

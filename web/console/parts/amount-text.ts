import type { Format } from '../../language/index.ts';
import type { Unit } from '../state/staff-channel.ts';
import type { Say } from '../words/words.ts';

/** A quantity of the ledger in the words of its unit; money in full, since staff compare cents. */
export function amountText(unit: Unit, amount: number, format: Format, say: Say): string {
  if (unit === 'HKD' || unit === 'CNY')
    return format.money({ amountMinor: amount, currency: unit });
  const minus = amount < 0 ? '−' : '';
  const size = Math.abs(amount);
  if (unit === 'BYTE') return minus + format.bytes(size);
  if (unit === 'SECOND') return minus + format.minutes(size);
  return minus + say('unit.messages', { count: String(size) });
}

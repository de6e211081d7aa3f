import { reverseAtMachine } from '#acquirers';
import type { IsoMessage } from '#wire/iso8583';
import { responses } from './answers.ts';
import { originalOf } from './exchange-name.ts';
import type { Answer, Visit } from './visit.ts';
import { dayOf, monthAndDayOf } from './settlement-day.ts';

/**
 * Undoes a sale whose answer the machine has not had. It is approved whether we know the sale or
 * not: who is told no would ask for ever. A part of a top-up cannot be left standing.
 */
export async function handleReversal(visit: Visit, message: IsoMessage): Promise<Answer> {
  const { context, acquirer } = visit;
  const name = originalOf(message);
  if (!name) return { 39: responses.formatError };
  if (/[1-9]/.test(message.fields[95] ?? '')) return { 39: responses.invalidTransaction };
  const valueMinor = BigInt(message.fields[4] ?? '0');
  const { outcome, countedOn } = await reverseAtMachine(context, acquirer, {
    name,
    valueMinor,
    soldOn: dayOf(message.fields[15] ?? '', acquirer.businessDay),
  });
  context.metrics.count('lowu_atm_reversals_total', { acquirer: acquirer.code, outcome });
  return { 15: monthAndDayOf(countedOn), 39: responses.approved };
}

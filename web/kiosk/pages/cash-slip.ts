import { formatIn } from '../../language/index.ts';
import { insertedMinor } from '../device/cash-sale.ts';
import type { CashSale } from '../device/cash-sale.ts';
import type { Outcome } from '../device/cash-desk.ts';
import type { Standing } from '../device/machine.ts';
import { linesOf, maskedNumber, type SlipContent } from '../parts/slip.tsx';
import { firstLanguage, sentenceOf } from '../state/kiosk-context.tsx';
import { loadWords, type Say, sayIn } from '../words/words.ts';

/** The slip of a sale whose session has died; what becomes of it the server will say. */
export async function recoveredLines(sale: CashSale, standing: Standing): Promise<string[]> {
  const { language = firstLanguage } = sale;
  const say = sayIn(await loadWords(language));
  const slip = cashSlip(sale, { kind: 'stored' }, say);
  return linesOf(slip, { say, format: formatIn(language), language, standing });
}

/** The slip for notes that were kept, by what is known of them. */
export function cashSlip(sale: CashSale, outcome: Outcome, say: Say): SlipContent {
  const slip = {
    at: sale.soldAt,
    number: maskedNumber(sale.number),
    valueMinor: insertedMinor(sale),
    notes: { hundreds: sale.hundreds, fiveHundreds: sale.fiveHundreds },
    claimCode: sale.claimCode,
  };
  if (outcome.kind === 'stored') return { ...slip, kind: 'stored' };
  if (outcome.kind === 'refused') {
    return { ...slip, kind: 'claim', why: sentenceOf(outcome.problem, say) };
  }
  const { state, why, credited } = outcome.answer;
  if (state !== 'credited' || !credited) return { ...slip, kind: 'claim', why };
  const { reference, receipt, validUntil, bonus } = credited;
  const { claimCode: _, ...rest } = slip;
  return { ...rest, kind: 'credited', bonus, reference, receipt, validUntil };
}

import { formatIn } from '../../language/index.ts';
import { insertedMinor } from '../device/cash-sale.ts';
import type { CashSale } from '../device/cash-sale.ts';
import type { Standing } from '../device/machine.ts';
import type { Outcome } from '../device/outcome.ts';
import type { OwedSlip } from '../device/owed-slips.ts';
import { linesOf, maskedNumber, type SlipContent } from '../parts/slip.tsx';
import { firstLanguage, sentenceOf } from '../state/kiosk-context.tsx';
import { loadWords, type Say, sayIn } from '../words/words.ts';

/** A slip that nobody stands there for any more, in the language of who put the notes in. */
export async function owedLines(
  { sale, outcome }: OwedSlip,
  standing: Standing,
): Promise<string[]> {
  const { language = firstLanguage } = sale;
  const say = sayIn(await loadWords(language));
  return linesOf(cashSlip(sale, outcome, say), {
    say,
    format: formatIn(language),
    language,
    standing,
  });
}

/** The slip for notes that were kept, by what is known of them. */
export function cashSlip(sale: CashSale, outcome: Outcome, say: Say): SlipContent {
  const slip = {
    sale: sale.id,
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

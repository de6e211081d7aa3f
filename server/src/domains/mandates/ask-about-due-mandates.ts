import { hourMs, secondMs, slotCount } from '#base';
import type { Context } from '#platform/context';
import { askAboutMandate } from './ask-about-mandate.ts';
import { mandateOf } from './load-mandates.ts';
import type { Mandate } from './mandate.ts';
import { claimDueMandates } from './store/mandates.ts';

const allSlots = Array.from({ length: slotCount }, (_, slot) => slot);
const atOnce = 50;
/** When a mandate comes round again of which nothing was learnt. */
const againMs = hourMs;

/**
 * Asks providers about mandates whose time has come: grants that were not exchanged, signed ones
 * whose end may never have been told, and stopped ones that the provider has still to end.
 */
export async function askAboutDueMandates(context: Context): Promise<number> {
  let asked = 0;
  for (;;) {
    const now = new Date(context.clock.now()).toISOString();
    const values = [now, againMs / secondMs, allSlots, atOnce];
    const rows = await context.db.transaction((tx) => tx.query(claimDueMandates, values));
    if (rows.length === 0) return asked;
    await Promise.all(rows.map((row) => askOrLog(context, mandateOf(row))));
    asked += rows.length;
  }
}

async function askOrLog(context: Context, mandate: Mandate): Promise<void> {
  try {
    await askAboutMandate(context, mandate);
  } catch (error) {
    context.log.error('a mandate could not be asked about', { mandate: mandate.id, error });
  }
}

import { readCode, slotOf } from '#base';
import { claimCodeLength, type KeptNotes, valueOf } from './cash-sale.ts';
import type { Kiosk } from './kiosk.ts';
import { refuse } from './refusals.ts';

/** Far above what a session can take in: a machine that says more is broken. */
const mostNotes = 100;

/** Refuses with `kiosk_sale_invalid` what no sound machine would say. */
export function checkKept({ id }: Kiosk, kept: KeptNotes): void {
  const isSound =
    slotOf(kept.id) === slotOf(id) &&
    valueOf(kept) > 0n &&
    kept.hundreds + kept.fiveHundreds <= mostNotes &&
    readCode(kept.claimCode, claimCodeLength) !== undefined;
  if (!isSound) throw refuse.kiosk_sale_invalid();
}

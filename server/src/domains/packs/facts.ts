import { fact } from '#platform/facts';
import type { LineId } from '#subscribers';
import type { TermId, TermKind } from './term.ts';

export interface TermFact {
  readonly line: LineId;
  readonly term: TermId;
  readonly kind: TermKind;
}

/** A term has begun: its units are there, or its fee is paid. Quota may be larger than before. */
export const termStarted = fact<TermFact>('termStarted');

/** A line has another plan from now on: other prices, whatever has begun with it. */
export const planChanged = fact<{ readonly line: LineId; readonly plan: string }>('planChanged');

/** A term is over and none follows: its units end with it, or its fee is owed. */
export const termOver = fact<TermFact>('termOver');

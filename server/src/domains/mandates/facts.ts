import type { AttemptId, DeclineKind } from '#payments';
import { fact } from '#platform/facts';
import type { AdvanceNoticeId } from './advance-notice.ts';
import type { EndedBy, MandateId } from './mandate.ts';

export interface CollectionOrdered {
  readonly mandate: MandateId;
  readonly attempt: AttemptId;
}

export interface MandateEnded {
  readonly mandate: MandateId;
  readonly owner: string;
  readonly endedBy: EndedBy;
}

export interface MandateSuspended {
  readonly mandate: MandateId;
  readonly owner: string;
}

export interface CollectionDeclined {
  readonly mandate: MandateId;
  readonly owner: string;
  readonly attempt: AttemptId;
  readonly amountMinor: bigint;
  readonly kind: DeclineKind;
  /** Until when it is not tried again; null when it never is by itself. */
  readonly restsUntil: number | null;
}

export interface AdvanceNoticeWanted {
  readonly notice: AdvanceNoticeId;
  readonly mandate: MandateId;
}

/** A payer is to be told of a payment to come. */
export const advanceNoticeWanted = fact<AdvanceNoticeWanted>('advanceNoticeWanted');

/** A payment by a mandate is wanted, and committed: now the provider can be asked for it. */
export const collectionOrdered = fact<CollectionOrdered>('collectionOrdered');

/** The permission is over, by whomever. */
export const mandateEnded = fact<MandateEnded>('mandateEnded');

/** It was declined for good, or too often: nothing is charged by it until it is signed anew. */
export const mandateSuspended = fact<MandateSuspended>('mandateSuspended');

/** A payment by a mandate has come to nothing, and what is to be done about it. */
export const collectionDeclined = fact<CollectionDeclined>('collectionDeclined');

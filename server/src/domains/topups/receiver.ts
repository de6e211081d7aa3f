import type { InstantMs, Language, PhoneNumber } from '#base';
import type { LifeCycleDays } from '#catalog';
import {
  barsOf,
  type LifeCycleState,
  type LineId,
  lifeCycleAt,
  maskName,
  type NumberOwner,
  type SubscriberId,
} from '#subscribers';
import { refuse } from './refusals.ts';
import type { Maker } from './topup.ts';

/** Whose line a number is, as far as a payer may know. */
export interface Receiver {
  readonly line: LineId;
  readonly number: PhoneNumber;
  readonly ownerId: SubscriberId;
  readonly maskedOwner: string;
  readonly isOwn: boolean;
  /** In which the receiver is told. */
  readonly language: Language;
  readonly plan: string;
  readonly state: LifeCycleState;
  readonly validUntil: InstantMs | null;
}

/** The receiver that a line and its owner make. Refuses with `line_closed`. */
export function receiverOf(
  found: NumberOwner & Pick<Receiver, 'number'>,
  maker: Maker,
  lifeCycle: LifeCycleDays,
  nowMs: InstantMs,
): Receiver {
  const { owner, number } = found;
  const { state } = lifeCycleAt(found.validUntil, nowMs, lifeCycle);
  if (barsOf(found.bars).includes('closed')) throw refuse.line_closed({ state: 'closed' });
  if (state === 'recycled') throw refuse.line_closed({ state });
  return {
    line: found.line,
    number,
    ownerId: owner.id,
    maskedOwner: maskName(owner.name),
    isOwn: owner.id === maker,
    language: owner.language,
    plan: found.plan,
    state,
    validUntil: found.validUntil,
  };
}

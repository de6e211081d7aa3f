import { type InstantMs, type Language, type PhoneNumber, parsePhoneNumber } from '#base';
import { type LifeCycleDays, readCatalog } from '#catalog';
import type { Context } from '#platform/context';
import {
  barsOf,
  findOwnerByNumber,
  type LifeCycleState,
  type LineId,
  lifeCycleAt,
  maskName,
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

/**
 * Finds the line that a top-up would go to. It can be topped up at every stage until its number is
 * given to somebody else. Refuses with `receiver_unknown` and `line_closed`.
 */
export async function findReceiver(
  context: Context,
  typed: string,
  maker: Maker,
): Promise<Receiver> {
  const number = parsePhoneNumber(typed);
  const found = number && (await findOwnerByNumber(context, number));
  if (!number || !found) throw refuse.receiver_unknown();
  const { owner } = found;
  const { lifeCycle } = await readCatalog(context);
  const state = stateOf(found.validUntil, context.clock.now(), lifeCycle);
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

function stateOf(
  validUntil: InstantMs | null,
  nowMs: InstantMs,
  days: LifeCycleDays,
): LifeCycleState {
  return lifeCycleAt(validUntil, nowMs, days).state;
}

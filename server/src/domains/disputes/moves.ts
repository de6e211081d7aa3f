import { dayMs, type InstantMs } from '#base';
import type { SettingValues } from '#platform/settings';
import { type AppealState, isOver } from './appeal.ts';
import {
  type ClockRules,
  clockRules,
  type Clocks,
  pause,
  resume,
  type Ring,
  ringsAfter,
  startedClocks,
} from './clocks.ts';
import { refuse } from './refusals.ts';
import { disputeSettings } from './settings.ts';

/** The part of an appeal that acts move. */
export interface Standing extends Clocks {
  readonly state: AppealState;
}

/** What the person, staff and the clock can do to an appeal. */
export type Act =
  | 'say'
  | 'withdraw'
  | 'reopen'
  | 'reply'
  | 'ask'
  | 'propose'
  | 'answer'
  | 'pause_over'
  | 'unheard';

export interface MoveRules extends ClockRules {
  readonly reopenMs: number;
}

export function moveRules(settings: SettingValues): MoveRules {
  const reopenMs = settings.get(disputeSettings.reopenDays) * dayMs;
  return { ...clockRules(settings), reopenMs };
}

/**
 * How an appeal stands after an act: the one place where states and clocks move. Refuses with
 * `appeal_state_wrong`, `appeal_reopened_before` and `appeal_reopening_late`.
 */
export function afterAct<Kept extends Standing>(
  standing: Kept,
  act: Act,
  nowMs: InstantMs,
  rules: MoveRules,
): Kept {
  if (act === 'reopen') return reopened(standing, nowMs, rules);
  const { state } = standing;
  if (isOver(state)) throw refuse.appeal_state_wrong({ state });
  switch (act) {
    case 'say':
    case 'pause_over':
      return { ...resume(standing, nowMs, rules), state: 'open' };
    // What it stood still for came to nobody: it counts as if it had run.
    case 'unheard':
      return { ...standing, pausedAt: null, state: 'open' };
    case 'reply':
      return heard(standing, nowMs);
    case 'ask': {
      const asked = pause(heard(standing, nowMs), nowMs, rules);
      return { ...asked, state: asked.pausedAt === null ? 'open' : 'waiting' };
    }
    case 'propose':
      return standing;
    case 'answer': {
      const run = resume(heard(standing, nowMs), nowMs, rules);
      return { ...run, state: 'answered', answeredAt: nowMs };
    }
    case 'withdraw':
      return { ...resume(standing, nowMs, rules), state: 'withdrawn' };
  }
}

function heard<Kept extends Standing>(standing: Kept, nowMs: InstantMs): Kept {
  return { ...standing, firstAnsweredAt: standing.firstAnsweredAt ?? nowMs };
}

function reopened<Kept extends Standing>(standing: Kept, nowMs: InstantMs, rules: MoveRules): Kept {
  const { state, round, answeredAt } = standing;
  if (state !== 'answered' || answeredAt === null) throw refuse.appeal_state_wrong({ state });
  if (round > 1) throw refuse.appeal_reopened_before();
  if (nowMs > answeredAt + rules.reopenMs) throw refuse.appeal_reopening_late();
  return { ...standing, ...startedClocks(nowMs, 2, rules), state: 'open' };
}

export interface Rung {
  readonly at: InstantMs;
  readonly ring: Ring;
}

/**
 * All that the clocks do from an instant up to another, in order, and how the appeal stands then. A
 * pause that ends on the way starts its clock again at that very instant, whenever it is looked at.
 */
export function ringUntil<Kept extends Standing>(
  given: Kept,
  { afterMs, untilMs }: { readonly afterMs: InstantMs; readonly untilMs: InstantMs },
  rules: MoveRules,
): { readonly standing: Kept; readonly rung: readonly Rung[] } {
  let standing = given;
  const rung: Rung[] = [];
  for (let seenMs = afterMs; ; ) {
    const rings = ringsAfter(standing, seenMs, rules);
    const next = rings[0]?.at ?? Number.POSITIVE_INFINITY;
    if (next > untilMs) return { standing, rung };
    const together = rings.filter(({ at }) => at === next);
    rung.push(...together);
    if (together.some(({ ring }) => ring === 'pause_over')) {
      standing = afterAct(standing, 'pause_over', next, rules);
    }
    seenMs = next;
  }
}

/** Until when the person may open an appeal again; null where they may not. */
export function reopenBefore(
  { state, round, answeredAt }: Standing,
  { reopenMs }: Pick<MoveRules, 'reopenMs'>,
): InstantMs | null {
  return state === 'answered' && round === 1 && answeredAt !== null ? answeredAt + reopenMs : null;
}

import type { Id, InstantMs, Language } from '#base';
import type { LineId } from '#subscribers';
import type { Maker, TopupId } from '#topups';
import type { ClockAlarm, Clocks } from './clocks.ts';
import type { Outcome, Proposal } from './outcome.ts';

export type AppealId = Id<'apl'>;
export type UsageId = Id<'use'>;
export type AttachmentId = Id<'atc'>;

/** What somebody says: each is led through questions of its own. */
export const appealKinds = [
  'not_credited',
  'wrong_number',
  'wrong_charge',
  'unknown_auto_charge',
] as const;
export type AppealKind = (typeof appealKinds)[number];

/**
 * open → waiting (for the person, with the clock standing still) → open → answered → open, once;
 * open or waiting → withdrawn.
 */
export type AppealState = 'open' | 'waiting' | 'answered' | 'withdrawn';

/** What it is about: an order, or one charge of a line. */
export type Subject = TopupId | UsageId;

export interface Appeal extends Clocks {
  readonly id: AppealId;
  /** Ten characters that can be said on the phone; `groupNumber` writes them. */
  readonly number: string;
  readonly raisedBy: Maker;
  readonly kind: AppealKind;
  readonly subject: Subject;
  readonly line: LineId;
  /** What it is about at most, in minor units of HKD: authorities ask how much. */
  readonly stakeMinor: bigint;
  /** When what it is about happened: authorities ask how long ago. */
  readonly happenedAt: InstantMs;
  /** In which the person is answered. */
  readonly language: Language;
  /** Where they are told who have no number of ours; null where they gave none. */
  readonly email: string | null;
  readonly state: AppealState;
  readonly openedAt: InstantMs;
  /** The member of staff who has taken it. */
  readonly handler: Id<'stf'> | null;
  readonly proposal: Proposal | null;
  /** Of the newest answer. */
  readonly outcome: Outcome | null;
  /** How many events it has. */
  readonly events: number;
}

export type EventName =
  | 'opened'
  | 'said'
  | 'attached'
  | 'taken'
  | 'noted'
  | 'replied'
  | 'asked'
  | 'pause_over'
  | 'proposed'
  | 'refused'
  | 'answered'
  | 'reopened'
  | 'withdrawn'
  | ClockAlarm;

/** Who did it; the clock has no id. */
export type Author =
  | { readonly kind: 'person'; readonly id: Maker }
  | { readonly kind: 'staff'; readonly id: Id<'stf'> }
  | { readonly kind: 'clock'; readonly id: null };

export interface AppealEvent {
  readonly seq: number;
  readonly at: InstantMs;
  readonly event: EventName;
  readonly by: Author['kind'];
  readonly byId: string | null;
  readonly words: string | null;
  /** Plain values beside the words, such as what was given. */
  readonly details: Readonly<Record<string, string>>;
}

const inside: ReadonlySet<EventName> = new Set([
  'noted',
  'proposed',
  'refused',
  'first_answer_near',
  'answer_near',
]);

/** Whether the person is shown it: what staff say among themselves is not. */
export function isShown({ event }: Pick<AppealEvent, 'event'>): boolean {
  return !inside.has(event);
}

export function isOver(state: AppealState): boolean {
  return state === 'answered' || state === 'withdrawn';
}

/** `7K2M9 QPX4T`: in groups that can be read aloud. */
export function groupNumber(number: string): string {
  return `${number.slice(0, 5)} ${number.slice(5)}`;
}

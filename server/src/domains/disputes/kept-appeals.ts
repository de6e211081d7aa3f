import { idFrom, type InstantMs, slotOf, uuidOf } from '#base';
import type { Tx } from '#platform/postgres';
import type { Maker } from '#topups';
import {
  type Appeal,
  type AppealEvent,
  type AppealId,
  type AppealKind,
  type AppealState,
  type Author,
  type EventName,
  isOver,
  type Subject,
} from './appeal.ts';
import { clockRules, ringsAfter } from './clocks.ts';
import { outcomeDetails, outcomeOf, type Outcome, writtenOutcome } from './outcome.ts';
import { refuse } from './refusals.ts';
import {
  type AppealRow,
  insertAppeal,
  lockAppeal,
  readWatchAt,
  updateAppeals,
} from './store/appeals.ts';
import { type EventRow, insertEvents } from './store/events.ts';

export function appealOf({ slot: _slot, ...row }: AppealRow): Appeal {
  const { proposal, outcome } = row;
  return {
    ...row,
    id: idFrom('apl', row.id),
    raisedBy: row.raisedBy as Maker,
    kind: row.kind as AppealKind,
    subject: row.subject as Subject,
    line: idFrom('lin', row.line),
    state: row.state as AppealState,
    pausedMs: Number(row.pausedMs),
    handler: row.handler as Appeal['handler'],
    proposal: proposal && { ...proposal, outcome: outcomeOf(proposal.outcome) },
    outcome: outcome && outcomeOf(outcome),
  };
}

/** Locks an appeal for the length of a transaction. Refuses with `appeal_unknown`. */
export async function lock(tx: Tx, id: AppealId): Promise<Appeal> {
  const [row] = await tx.query(lockAppeal, [slotOf(id), uuidOf(id)]);
  if (!row) throw refuse.appeal_unknown();
  return appealOf(row);
}

/** The same, with when its clock rings next. */
export async function lockWatched(
  tx: Tx,
  id: AppealId,
): Promise<{ readonly appeal: Appeal; readonly watchAt: InstantMs | null }> {
  const appeal = await lock(tx, id);
  const [row] = await tx.query(readWatchAt, [slotOf(id), uuidOf(id)]);
  return { appeal, watchAt: row?.watchAt ?? null };
}

/** What is to be added to the events of an appeal. */
export interface NewEvent {
  readonly event: EventName;
  readonly by: Author;
  readonly words?: string;
  readonly details?: Readonly<Record<string, string>>;
}

/** Writes an appeal that is new, with what happened first; false where there is one about it. */
export async function keepNew(tx: Tx, appeal: Appeal, event: NewEvent): Promise<boolean> {
  const { id, number, raisedBy, kind, subject, line, language, email } = appeal;
  const { stakeMinor, happenedAt, openedAt } = appeal;
  const fixed = { number, raisedBy, kind, subject, language, email, stakeMinor, happenedAt };
  const row = { ...fixed, openedAt, line: uuidOf(line), ...movingOf(tx, appeal) };
  const [written] = await tx.load(insertAppeal, [row]);
  if (written) addEvent(tx, { id, events: 0 }, event);
  return written !== undefined;
}

/** Writes how an appeal stands after events, and the events; returns how it stands. */
export function keepChanged(tx: Tx, changed: Appeal, ...added: readonly NewEvent[]): Appeal {
  const { id, events } = changed;
  for (const [at, event] of added.entries()) addEvent(tx, { id, events: events + at }, event);
  const appeal = { ...changed, events: events + added.length };
  tx.append(updateAppeals, movingOf(tx, appeal));
  return appeal;
}

/** What an answer gives stands with the event that tells of it. */
export function givenBy(outcome: Outcome): Pick<NewEvent, 'details'> {
  return { details: outcomeDetails(outcome) };
}

function addEvent(tx: Tx, { id, events }: Pick<Appeal, 'id' | 'events'>, event: NewEvent): void {
  tx.append(insertEvents, {
    slot: slotOf(id),
    appeal: uuidOf(id),
    seq: events + 1,
    at: tx.nowMs,
    event: event.event,
    byKind: event.by.kind,
    byId: event.by.id,
    words: event.words ?? null,
    details: event.details ?? null,
  });
}

function movingOf(tx: Tx, appeal: Appeal) {
  const { id, state, proposal, outcome } = appeal;
  const { round, roundAt, firstAnswerBy, firstAnsweredAt, answerBy, answeredAt } = appeal;
  const { pausedAt, pausedMs, handler, events } = appeal;
  // Once everything has rung it stays in the list of what is open, behind all that may ring still.
  const [next] = ringsAfter(appeal, tx.nowMs, clockRules(tx.settings));
  return {
    slot: slotOf(id),
    id: uuidOf(id),
    state,
    round,
    roundAt,
    firstAnswerBy,
    firstAnsweredAt,
    answerBy,
    answeredAt,
    pausedAt,
    pausedMs,
    watchAt: isOver(state) ? null : (next?.at ?? Number.POSITIVE_INFINITY),
    handler,
    proposal: proposal && { ...proposal, outcome: writtenOutcome(proposal.outcome) },
    outcome: outcome && writtenOutcome(outcome),
    events,
    changedAt: tx.nowMs,
  };
}

export function eventOf(row: EventRow): AppealEvent {
  const { byKind: by, event, details, ...rest } = row;
  return { ...rest, by, event: event as EventName, details: details ?? {} };
}

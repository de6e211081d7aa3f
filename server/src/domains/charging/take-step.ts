import type { Tx } from '#platform/postgres';
import { type ChargedLine, chargedLine, keepForUndo } from './charged-lines.ts';
import { keepSession, keptSession, sessionOfKey } from './kept-sessions.ts';
import { keptUntil } from './kept-until.ts';
import type { KnownStep, OpenStep, Step } from './network-step.ts';
import type { Prices } from './prices.ts';
import { isFree } from './free-use.ts';
import { endingAfter, releaseHolds, silentUntil } from './quota-holds.ts';
import { lapsed } from './lapsed-session.ts';
import { refuse } from './refusals.ts';
import {
  groupOf,
  hasNews,
  newSession,
  noSequence,
  refused,
  type Session,
  withGroup,
} from './session.ts';
import { placed } from './said-step.ts';
import { sessionIdOf } from './session-id.ts';
import type { SessionAnswer, SessionStep } from './step.ts';
import { settleGroup } from './settle-group.ts';
import { stepGroup } from './step-group.ts';
import { takeEvent } from './take-event.ts';
import { withCounts } from './with-counts.ts';

/** Refuses with `session_unknown` and `session_closed`. */
export function takeStep(tx: Tx, prices: Prices, step: Step): SessionAnswer {
  const line = chargedLine(tx, step.line);
  if (!line) throw refuse.session_unknown();
  keepForUndo(tx, line);
  if (step.does === 'event') return takeEvent(tx, prices, line, step);
  const session = step.does === 'open' ? findOrOpen(tx, step) : find(tx, step);
  const message = placed(step.message, session, line.zone);
  const isNews = hasNews(session, message.groups);
  if (!isNews && wasTaken(session, step, message)) return answerOf(session, message);
  if (session.state === 'closed' && step.does === 'update' && !isNews)
    throw refuse.session_closed();
  // Who ends a session, or says late what was before, says where the line has been.
  if (step.does !== 'close' && message.sequence >= session.sequence) seeWhere(line, message);
  const isOver = step.does === 'close' || session.state === 'closed';
  const before = { counts: line.counts, isNew: session.sequence === noSequence };
  const taken = (isOver ? close : goOn)(tx, line, prices, session, message);
  keepSession(tx, withCounts(line, taken, before));
  return answerOf(taken, message);
}

/**
 * Whether a session has had a step that tells of no use, or one that comes after it: it would take
 * away or give what has been settled since. Whoever has been silent for too long asks anew.
 */
function wasTaken(session: Session, { does }: Step, { sequence, groups }: SessionStep): boolean {
  if (does === 'close') return session.state === 'closed';
  if (sequence > session.sequence || session.state === 'lapsed') return false;
  return groups.every(({ ratingGroup }) => groupOf(session, ratingGroup).answer !== null);
}

function find(tx: Tx, { line, number }: KnownStep): Session {
  const session = keptSession(tx, sessionIdOf(line, number));
  if (!session) throw refuse.session_unknown();
  return session;
}

/**
 * A first question that is asked again finds the session that it has opened. A network that has
 * counted on in it had its answer, and would not ask again: it has lost its memory and begins anew,
 * with reports of old numbers, and what it had begun lapses; unless it says that it only repeats.
 */
function findOrOpen(tx: Tx, { line, chargingId, message }: OpenStep): Session {
  const found = sessionOfKey(tx, { line, consumer: message.consumer, chargingId });
  if (found?.sequence === message.sequence) return found;
  if (found && found.sequence > message.sequence && message.isRepeated) return found;
  if (found && found.state !== 'closed' && found.sequence < message.sequence) return found;
  if (found?.state === 'open') keepSession(tx, lapsed(tx, found));
  return newSession(tx.nowMs, line, chargingId, message);
}

function goOn(
  tx: Tx,
  line: ChargedLine,
  prices: Prices,
  before: Session,
  message: SessionStep,
): Session {
  let session = heard(tx, before, message);
  for (const step of message.groups) {
    session = withGroup(session, stepGroup(tx, line, prices, session, step));
  }
  const runsFor = Math.max(...session.groups.map(({ answer }) => answer?.validForSeconds ?? 0));
  const leastMs = silentUntil(tx, runsFor > 0 ? runsFor : idleSeconds);
  const dueAt = endingAfter(leastMs, before.dueAt);
  return { ...session, state: 'open', dueAt };
}

/** A session without a quota still has a network that may speak. */
const idleSeconds = 3_600;

/** The last report, or one that comes after it: it is charged, and nothing is granted any more. */
function close(
  tx: Tx,
  line: ChargedLine,
  prices: Prices,
  before: Session,
  message: SessionStep,
): Session {
  let session = heard(tx, before, message);
  for (const step of message.groups) {
    const settled = isFree(tx, step.ratingGroup)
      ? groupOf(session, step.ratingGroup)
      : settleGroup(tx, line, prices, session, step);
    session = withGroup(session, refused(settled, 'reported'));
  }
  const groups = session.groups.map((group) => releaseHolds(tx, group));
  return { ...session, groups, state: 'closed', dueAt: keptUntil(tx, line.counts) };
}

function heard(tx: Tx, session: Session, { sequence, notifyUri }: SessionStep): Session {
  return {
    ...session,
    notifyUri: notifyUri ?? session.notifyUri,
    sequence: Math.max(session.sequence, sequence),
    heardAt: tx.nowMs,
  };
}

function seeWhere(line: ChargedLine, { groups }: SessionStep): void {
  const [first] = groups;
  if (first) line.zone = first.use.zone;
}

function answerOf(session: Session, { groups }: SessionStep): SessionAnswer {
  return {
    session: sessionIdOf(session.line, session.number),
    groups: groups.flatMap(({ ratingGroup }) => groupOf(session, ratingGroup).answer ?? []),
  };
}

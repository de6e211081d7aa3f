import type { Tx } from '#platform/postgres';
import type { ChargedLine } from './charged-lines.ts';
import { freeGroup, isFree } from './free-use.ts';
import { keepSession, sessionOfKey } from './kept-sessions.ts';
import { mayUse } from './may-use.ts';
import { keptUntil } from './kept-until.ts';
import { type EventStep, eventKey } from './network-step.ts';
import type { Prices } from './prices.ts';
import { moneyAllowed } from './money-allowed.ts';
import { packsThere } from './purse.ts';
import { affordable } from './rating/affordable.ts';
import { countIn } from './rating/day-count.ts';
import { runningUse } from './running-use.ts';
import { type Group, newGroup, newSession, refused, type Session, withGroup } from './session.ts';
import { placed } from './said-step.ts';
import { sessionIdOf } from './session-id.ts';
import { settleUse } from './settle-use.ts';
import type { GroupStep, SessionAnswer } from './step.ts';
import { withCounts } from './with-counts.ts';

/**
 * Charges what is done at once: what is asked for is paid now, wholly or not at all; what was done
 * already is charged like any use. Kept as a session that is over, by which a repeat gets the first
 * answer.
 */
export function takeEvent(
  tx: Tx,
  prices: Prices,
  line: ChargedLine,
  { chargingId, message: said }: EventStep,
): SessionAnswer {
  const key = eventKey({ chargingId, message: said });
  const message = placed(said, undefined, line.zone);
  const found = sessionOfKey(tx, { line: line.id, consumer: message.consumer, chargingId: key });
  let session = found ?? newSession(tx.nowMs, line.id, key, message);
  if (!found) {
    const before = { counts: line.counts, isNew: false };
    for (const step of message.groups) {
      session = withGroup(session, chargeAtOnce(tx, line, prices, session, step));
    }
    const dueAt = keptUntil(tx, line.counts);
    session = { ...session, state: 'closed', sequence: message.sequence, dueAt };
    session = withCounts(line, session, before);
    keepSession(tx, session);
  }
  return {
    session: sessionIdOf(session.line, session.number),
    groups: session.groups.flatMap(({ answer }) => answer ?? []),
  };
}

function chargeAtOnce(
  tx: Tx,
  line: ChargedLine,
  prices: Prices,
  session: Session,
  step: GroupStep,
): Group {
  const { ratingGroup, use: kind, home, used, wanted } = step;
  if (isFree(tx, ratingGroup)) return freeGroup(tx, line, prices, session, step);
  let group = newGroup(ratingGroup);
  const promised = { leftMinor: 0n };
  for (const report of used) {
    group = settleUse(tx, line, prices, session, group, report, promised);
  }
  if (wanted === null) return refused(group, 'reported');
  const units = wanted === 'some' ? 1n : wanted;
  const { use } = runningUse(line, prices, session, group, kind, tx.nowMs);
  const terms = mayUse(tx, line, prices, use, home);
  if (typeof terms === 'string') return refused(group, terms);
  const reach = affordable(terms, tx.nowMs, {
    meter: use.meter,
    count: countIn(line.counts, terms.part.rate, terms.midnightMs),
    packs: packsThere(tx, line, kind, tx.nowMs),
    moneyMinor: moneyAllowed(tx, line, terms, tx.nowMs),
  });
  if (reach.units < units) return refused(group, 'limit_reached');
  const now = { fromMs: tx.nowMs, untilMs: tx.nowMs, isCounted: true };
  const sequence = Math.max(0, ...used.map((report) => report.sequence + 1));
  const done = { ...now, sequence, units, use: kind };
  group = settleUse(tx, line, prices, session, group, done, promised);
  const none = refused(group, 'granted', 'ask');
  return { ...none, answer: none.answer && { ...none.answer, units } };
}

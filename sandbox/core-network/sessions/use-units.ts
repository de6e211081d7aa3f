import { count, type World } from '../world.ts';
import { endSession } from './end-session.ts';
import { report } from './report.ts';
import { closeContainer, type Grant, isPassing, type Session } from './session.ts';
import { obey } from './take-answer.ts';

export interface Use {
  units: number;
  /** What each further request asks for; undefined leaves it to the other side. */
  ask: number | undefined;
}

/** Uses bytes or seconds as they are granted, and gives how many passed before it was stopped. */
export async function useUnits(world: World, session: Session, use: Use): Promise<number> {
  let left = use.units;
  while (left > 0 && isPassing(session)) {
    const { grant } = session;
    const passed = Math.min(left, grant === undefined ? roomWithout(session, left) : roomIn(grant));
    consume(session, passed, world.clock.now());
    left -= passed;
    if (grant === undefined ? session.state !== 'free' : roomIn(grant) === 0) {
      await goOn(world, session, use.ask ?? 'some');
    }
  }
  return use.units - left;
}

/** After a grant was given back, nothing passes until a new one is there. */
function roomWithout({ state }: Session, left: number): number {
  return state === 'free' ? left : 0;
}

/** Up to the threshold, where more is asked for; the last grant of all is used to its end. */
function roomIn({ units, used, threshold, final }: Grant): number {
  const end = final === undefined ? units - threshold : units;
  return Math.max(0, end - used);
}

function consume(session: Session, units: number, nowMs: number): void {
  const { grant } = session;
  if (grant !== undefined && nowMs >= grant.switchesAtMs) {
    // TS 32.290, 5.4.4: what was used before the tariff changed has a container of its own.
    closeContainer(session, 'TARIFF_TIME_CHANGE', grant.switchesAtMs);
    grant.switchesAtMs = Number.POSITIVE_INFINITY;
  }
  session.lastUseMs = nowMs;
  session.open.units += units;
  session.totals.used += units;
  if (grant !== undefined) grant.used += units;
}

async function goOn(world: World, session: Session, ask: number | 'some'): Promise<void> {
  const { grant } = session;
  const final = grant?.final;
  if (final !== undefined) count(world, `final ${session.service} ${final.action}`);
  if (grant === undefined || final === undefined) {
    const isExhausted = grant !== undefined && grant.used >= grant.units;
    await report(world, session, isExhausted ? 'QUOTA_EXHAUSTED' : 'QUOTA_THRESHOLD', ask);
  } else if (final.action === 'TERMINATE' || session.service !== 'data') {
    await endSession(world, session, `the last units are used up, then ${final.action}`);
  } else {
    await report(world, session, 'QUOTA_EXHAUSTED', undefined);
    if (session.state !== 'ended') obey(session, final, 'the last units are used up');
  }
  // A call without money is over; a data session waits for it.
  if (session.service === 'voice' && session.state === 'blocked') {
    await endSession(world, session, session.why);
  }
}

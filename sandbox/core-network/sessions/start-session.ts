import { count, remember, type World } from '../world.ts';
import { exchange } from './exchange.ts';
import { type Direction, inTurn, type Line, type Service, type Session } from './session.ts';
import { takeAnswer } from './take-answer.ts';
import { endSession } from './end-session.ts';

export interface Wish {
  service: Service;
  direction: Direction;
  to: string | undefined;
  /** Which of the SIM's own numbers it is; undefined for the first one. */
  from?: string | undefined;
  ratingGroup: number | undefined;
  /** Units asked for at first; undefined leaves it to the other side. */
  ask: number | undefined;
}

const ratingGroups = { data: 1, voice: 100, sms: 200 } as const;

/** The phone connects, or somebody calls. A refusal is a session too, one that has ended. */
export async function startSession(world: World, line: Line, wish: Wish): Promise<Session> {
  const session = newSession(world, line, wish);
  remember(world, session);
  // Where its answer is lost a notice may come first: it waits until there is an address to ask at.
  await inTurn(session, () => create(world, session, wish.ask ?? 'some'));
  count(world, `session ${session.state}`);
  return session;
}

async function create(world: World, session: Session, wanted: number | 'some'): Promise<void> {
  const content = { trigger: undefined, containers: [], wanted } as const;
  const exchanged = await exchange(world, session, 'create', content);
  if ('answer' in exchanged) {
    session.reference = exchanged.reference;
    if (exchanged.answer) takeAnswer(session, exchanged.answer, world.clock.now());
    // Nobody holds the line of a call that cannot be paid for.
    if (session.service === 'voice' && session.state === 'blocked') {
      await endSession(world, session, session.why);
    }
  } else {
    session.state = 'ended';
    session.why = 'gone' in exchanged ? exchanged.gone : `refused: ${exchanged.refused.body}`;
  }
}

export function newSession(world: World, line: Line, wish: Omit<Wish, 'ask'>): Session {
  const chargingId = world.nextChargingId;
  world.nextChargingId += 1;
  const nowMs = world.clock.now();
  return {
    id: `s${chargingId}`,
    reference: undefined,
    line,
    service: wish.service,
    direction: wish.direction,
    to: wish.to,
    own: wish.from ?? line.number,
    ratingGroup: wish.ratingGroup ?? ratingGroups[wish.service],
    chargingId,
    place: line.place,
    state: 'blocked',
    why: '',
    redirectTo: undefined,
    kbps: undefined,
    nextSequence: 0,
    nextContainer: 1,
    grant: undefined,
    open: { units: 0, fromMs: nowMs },
    closed: [],
    lastUseMs: nowMs,
    totals: { granted: 0, used: 0 },
    underWay: Promise.resolve(),
  };
}

import type { Clock } from '../kit/clock.ts';
import type { Log } from '../kit/log.ts';
import type { FaultBook, Step } from './faults/fault-book.ts';
import type { ChargingLink } from './link/charging-link.ts';
import type { NotifyServer } from './link/notify-server.ts';
import type { Line, Session } from './sessions/session.ts';

/** Everything the simulator consists of; passed to every use case. */
export interface World {
  clock: Clock;
  log: Log;
  /** Undefined until somebody has said where the charging function is. */
  link: ChargingLink | undefined;
  notify: NotifyServer;
  lines: Map<string, Line>;
  /** Sessions that go on, and the latest of those that have ended. */
  sessions: Map<string, Session>;
  faults: FaultBook;
  /** What the other side did that makes no sense, newest last. */
  complaints: string[];
  counts: Record<string, number>;
  nextChargingId: number;
  /** Whoever wants to see what is said, both ways. */
  recorder: ((said: Said) => void) | undefined;
}

/** One request and its answer, as they went over the wire. */
export interface Said {
  step: Step | 'notify';
  request: string;
  status: number;
  answer: string;
}

const mostComplaints = 1_000;

export function complain(world: World, about: string, what: string): void {
  world.counts['complaints'] = (world.counts['complaints'] ?? 0) + 1;
  if (world.complaints.length < mostComplaints) world.complaints.push(`${about}: ${what}`);
  world.log('an answer makes no sense', { about, what });
}

export function count(world: World, what: string): void {
  world.counts[what] = (world.counts[what] ?? 0) + 1;
}

const mostSessions = 5_000;

/** Keeps a session, and lets go of the oldest that have ended once there are many. */
export function remember(world: World, session: Session): void {
  world.sessions.set(session.id, session);
  for (const [id, { state }] of world.sessions) {
    if (world.sessions.size <= mostSessions || state !== 'ended') break;
    world.sessions.delete(id);
  }
}

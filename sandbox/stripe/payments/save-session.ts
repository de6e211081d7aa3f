import type { Session } from '../records.ts';
import type { World } from '../world.ts';

/** Keeps the page and has it looked at again when time next changes it. */
export function saveSession(world: World, session: Session): Session {
  world.books.sessions.put(session.id, session);
  const dueMs = session.status === 'open' ? session.expiresMs : session.lateMoneyMs;
  world.timekeeper.watch(session.id, dueMs);
  return session;
}

import { complain, type World } from '../world.ts';
import { exchange } from './exchange.ts';
import { closeContainer, type Session } from './session.ts';

/** Hangs up: the last report, and the session is no more. */
export async function endSession(world: World, session: Session, why: string): Promise<void> {
  if (session.state === 'ended') return;
  closeContainer(session, 'FINAL', world.clock.now());
  const containers = session.closed.splice(0);
  const content = { trigger: 'FINAL', containers, wanted: undefined };
  session.state = 'ended';
  session.grant = undefined;
  session.why = why;
  const exchanged = await exchange(world, session, 'release', content);
  if ('refused' in exchanged) {
    complain(world, session.id, `a release is refused: ${exchanged.refused.body}`);
  }
}

/** The network function forgets the session. Nobody tells the charging function. */
export function crashSession(session: Session): void {
  session.state = 'ended';
  session.grant = undefined;
  session.closed = [];
  session.why = 'it crashed';
}

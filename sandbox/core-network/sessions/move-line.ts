import type { Place } from '../protocol/places.ts';
import type { World } from '../world.ts';
import { report } from './report.ts';
import { closeContainer, inTurn, isPassing, type Line, type Session } from './session.ts';

/** The phone meets another network: every session closes what was used and asks anew there. */
export async function moveLine(world: World, line: Line, place: Place): Promise<void> {
  if (line.place === place) return;
  line.place = place;
  const open: Session[] = [];
  // Thousands of lines move at a time among thousands of sessions: nothing is copied to look.
  for (const session of world.sessions.values()) {
    if (session.line === line && session.state !== 'ended') open.push(session);
  }
  await Promise.all(open.map((session) => inTurn(session, () => cross(world, session, place))));
}

async function cross(world: World, session: Session, place: Place): Promise<void> {
  closeContainer(session, 'PLMN_CHANGE', world.clock.now());
  session.place = place;
  if (isPassing(session) || session.service === 'data') {
    await report(world, session, 'PLMN_CHANGE', 'some');
  }
}

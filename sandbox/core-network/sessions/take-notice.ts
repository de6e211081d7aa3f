import type { Notice } from '../link/notify-server.ts';
import { count, type World } from '../world.ts';
import { endSession } from './end-session.ts';
import { report } from './report.ts';
import { inTurn } from './session.ts';

/** The charging function wants to be asked again, or the session to end. False: no such session. */
export function takeNotice(world: World, notice: Notice): boolean {
  const session = world.sessions.get(notice.session);
  if (session === undefined || session.state === 'ended') return false;
  count(world, `notice ${notice.type}`);
  void inTurn(session, async () => {
    if (notice.type === 'ABORT_CHARGING') await endSession(world, session, 'aborted');
    else if (isMeant(session.ratingGroup, notice)) {
      await report(world, session, 'FORCED_REAUTHORISATION', 'some');
    }
  });
  return true;
}

function isMeant(ratingGroup: number, { ratingGroups }: Notice): boolean {
  return ratingGroups.length === 0 || ratingGroups.includes(ratingGroup);
}

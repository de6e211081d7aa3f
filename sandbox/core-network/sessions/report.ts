import { complain, type World } from '../world.ts';
import { exchange } from './exchange.ts';
import { closeContainer, type Session } from './session.ts';
import { takeAnswer } from './take-answer.ts';

/** Tells what was used since the last report and, if so wanted, asks for more. */
export async function report(
  world: World,
  session: Session,
  trigger: string,
  wanted: number | 'some' | undefined,
): Promise<void> {
  if (session.state === 'ended') return;
  closeContainer(session, trigger, world.clock.now());
  const containers = session.closed.splice(0);
  const exchanged = await exchange(world, session, 'update', { trigger, containers, wanted });
  if ('answer' in exchanged) {
    if (exchanged.answer) takeAnswer(session, exchanged.answer, world.clock.now());
    return;
  }
  session.state = 'ended';
  session.grant = undefined;
  session.why = 'gone' in exchanged ? exchanged.gone : `refused: ${exchanged.refused.body}`;
  if ('refused' in exchanged && exchanged.refused.status < 500) {
    complain(world, session.id, `an update is refused: ${session.why}`);
  }
}

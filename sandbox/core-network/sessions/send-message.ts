import type { World } from '../world.ts';
import { exchange } from './exchange.ts';
import type { Direction, Line } from './session.ts';
import { newSession } from './start-session.ts';

export interface Message {
  to: string;
  direction: Direction;
  /** Asked before it is sent (IEC), or told after (PEC). */
  when: 'before' | 'after';
}

/** One text message as a one-time event. Gives what became of it, for a person. */
export async function sendMessage(world: World, line: Line, message: Message): Promise<string> {
  const { to, direction, when } = message;
  const session = newSession(world, line, {
    service: 'sms',
    direction,
    to,
    ratingGroup: undefined,
  });
  const nowMs = world.clock.now();
  const told = {
    sequence: 1,
    units: 1,
    place: line.place,
    trigger: 'FINAL',
    fromMs: nowMs,
    closedMs: nowMs,
  };
  const exchanged = await exchange(
    world,
    session,
    'event',
    when === 'before'
      ? { trigger: undefined, containers: [], wanted: 1, event: 'IEC' }
      : { trigger: undefined, containers: [told], wanted: undefined, event: 'PEC' },
  );
  if ('gone' in exchanged) return exchanged.gone;
  if ('refused' in exchanged) return `refused: ${exchanged.refused.body}`;
  return exchanged.answer?.groups[0]?.result ?? 'told';
}

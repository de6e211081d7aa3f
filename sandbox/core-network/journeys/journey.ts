import { type Random, randomFrom } from '../../kit/random.ts';
import type { Place } from '../protocol/places.ts';
import { endSession } from '../sessions/end-session.ts';
import { moveLine } from '../sessions/move-line.ts';
import { sendMessage } from '../sessions/send-message.ts';
import { inTurn, isPassing, type Line, type Session } from '../sessions/session.ts';
import { startSession } from '../sessions/start-session.ts';
import { useUnits } from '../sessions/use-units.ts';
import { count, type World } from '../world.ts';

const megabyte = 1_048_576;
const lookEveryMs = 20;
const friends = ['+85221234567', '+8613800138009', '+85366123456', '+81312345678'] as const;

export interface Traveller {
  seed: number;
  /** How long somebody whose data has run dry waits for a top-up before going on. */
  patienceMs: number;
  /** The most data that is used between two places. */
  mostMegabytes: number;
}

/** Across the border and back, as a commuter does it: data all the way, a call, a message. */
export async function travel(
  world: World,
  line: Line,
  { seed, patienceMs, mostMegabytes }: Traveller,
): Promise<void> {
  const random = randomFrom(seed, line.imsi);
  const way: readonly Place[] = ['shenzhen', 'hong-kong', random() < 0.2 ? 'macau' : 'shenzhen'];
  line.place = way[0] ?? 'shenzhen';
  const data = await startSession(world, line, {
    service: 'data',
    direction: 'out',
    to: undefined,
    ratingGroup: undefined,
    ask: random() < 0.5 ? undefined : 5 * megabyte,
  });
  for (const place of way) {
    await moveLine(world, line, place);
    const units = Math.ceil(random() * mostMegabytes * megabyte);
    await useOrWait(world, data, units, patienceMs);
    await pass(world, line, random);
  }
  await inTurn(data, () => endSession(world, data, 'arrived'));
}

/** What has run dry goes on where it stopped, if somebody tops up in time. */
async function useOrWait(
  world: World,
  data: Session,
  units: number,
  patienceMs: number,
): Promise<void> {
  const use = (wanted: number): Promise<number> =>
    inTurn(data, () => useUnits(world, data, { units: wanted, ask: undefined }));
  const passed = await use(units);
  if (passed === units || data.state !== 'redirected') return;
  count(world, 'data ran dry');
  const untilMs = performance.now() + patienceMs;
  while (data.state === 'redirected' && performance.now() < untilMs) {
    await new Promise((resolve) => setTimeout(resolve, lookEveryMs));
  }
  if (!isPassing(data)) return;
  count(world, 'data came back');
  await use(units - passed);
}

/** Now and then a call, now and then a message. */
async function pass(world: World, line: Line, random: Random): Promise<void> {
  const to = friends[Math.floor(random() * friends.length)] ?? friends[0];
  const direction = random() < 0.3 ? 'in' : 'out';
  if (random() < 0.4) {
    const when = random() < 0.5 ? 'before' : 'after';
    await sendMessage(world, line, { to, direction, when });
  }
  if (random() < 0.4) {
    const call = { service: 'voice', direction, to, ratingGroup: undefined, ask: 60 } as const;
    const session = await startSession(world, line, call);
    const units = Math.ceil(random() * 200);
    await inTurn(session, () => useUnits(world, session, { units, ask: 60 }));
    await inTurn(session, () => endSession(world, session, 'they have said goodbye'));
  }
}

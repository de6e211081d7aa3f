import {
  openSession,
  type SessionId,
  type SessionStep,
  updateSession,
  type UseKind,
} from '#charging';
import type { Context } from '#platform/context';
import type { Benchmark, Place } from './benchmark.ts';
import { closedLoop, forSeconds } from './harness/closed-loop.ts';
import type { BenchLine } from './world/lines.ts';

/** As many as four connections with 64 streams each have under way. */
const mostAtOnce = 256;
const use: UseKind = { service: 'data', zone: 'HK', direction: null, to: null };
const kilobyte = 1_024n;

interface Running {
  readonly session: SessionId;
  sequence: number;
  isBusy: boolean;
}

/** What a network's update costs without the network: HTTP/2 and its codec are not in it. */
export const sessionUpdate: Benchmark = {
  name: 'session-update',
  about: 'updates of data sessions, in process, 256 at a time, over all lines',
  leastRatio: 1.5,
  goalRatio: 3,
  async open({ context, world, roundSeconds }: Place) {
    const running = await openAll(context, world.lines);
    const run = (): Promise<unknown> => updateOne(context, running);
    // Half of the sessions at most: an update looks by chance for a session that is free.
    const concurrency = Math.min(mostAtOnce, Math.ceil(running.length / 2));
    return {
      round: () =>
        closedLoop(
          concurrency,
          forSeconds(roundSeconds, () => run),
        ),
    };
  },
};

async function openAll(context: Context, lines: readonly BenchLine[]): Promise<Running[]> {
  const opened: Running[] = [];
  const next = lines.values();
  const open = async (): Promise<void> => {
    for (const { number } of next) {
      const message = messageOf(context, 0, 0n);
      const { session } = await openSession(context, {
        who: { number },
        chargingId: number,
        message,
      });
      opened.push({ session, sequence: 1, isBusy: false });
    }
  };
  await Promise.all(Array.from({ length: 500 }, open));
  return opened;
}

function messageOf(context: Context, sequence: number, units: bigint): SessionStep {
  const report = {
    sequence,
    units,
    use,
    fromMs: null,
    untilMs: context.clock.now(),
    isCounted: true,
  };
  const group = { ratingGroup: 1, use, wanted: 'some' as const, used: units > 0n ? [report] : [] };
  return { consumer: 'bench', sequence, notifyUri: null, groups: [group] };
}

/** One session has one update under way at a time, as networks do it. */
async function updateOne(context: Context, running: readonly Running[]): Promise<void> {
  let one: Running;
  do one = running[Math.floor(Math.random() * running.length)] as Running;
  while (one.isBusy);
  one.isBusy = true;
  const units = kilobyte * BigInt(1 + Math.floor(Math.random() * 512));
  await updateSession(context, one.session, messageOf(context, one.sequence, units));
  one.sequence += 1;
  one.isBusy = false;
}

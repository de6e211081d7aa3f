import { useEffect, useRef, useState } from 'react';
import {
  type Follower,
  followTopup,
  isNewer,
  type Problem,
  type Topup,
} from '../../client/index.ts';
import { useApp } from './app-context.tsx';
import { onReturn } from './use-loaded.ts';

export interface FollowedTopup {
  readonly topup: Topup | undefined;
  /** When it was last heard of, by the server's clock. */
  readonly heardAtMs: number;
  readonly isHeard: boolean;
  readonly problem: Problem | undefined;
  /** Shows the answer to something that was just asked for, and follows from there. */
  readonly show: (topup: Topup) => void;
}

const timers = {
  after(ms: number, run: () => void): () => void {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
};

/** An order as it stands, live, until it has come to its end. */
export function useTopup(id: string): FollowedTopup {
  const { device } = useApp();
  const name = `topup ${id}`;
  const [topup, setTopup] = useState(() => device.lastRead.get(name) as Topup | undefined);
  const [heard, setHeard] = useState(() => ({ isHeard: true, atMs: device.clock.nowMs() }));
  const [problem, setProblem] = useState<Problem | undefined>();
  const follower = useRef<Follower>(undefined);

  useEffect(() => {
    const following = followTopup(id, {
      timers,
      openStream: device.openStream,
      onRefused(refused) {
        device.attempts.forget(id);
        setProblem(refused);
      },
      onTopup(told) {
        if (!isNewer(told, device.lastRead.get(name) as Topup | undefined)) return;
        device.lastRead.set(name, told);
        device.attempts.learn(told);
        setTopup(told);
      },
      read: (asked) => device.channel.call('readTopup', { params: { topup: asked } }),
      onHeard: (isHeard) =>
        setHeard(({ atMs }) => ({ isHeard, atMs: isHeard ? device.clock.nowMs() : atMs })),
    });
    follower.current = following;
    const stopWatching = onReturn(() => following.hurry());
    return () => {
      stopWatching();
      following.stop();
    };
  }, [device, id, name]);

  const show = (told: Topup): void => {
    device.lastRead.set(name, told);
    device.attempts.learn(told);
    setTopup(told);
    // What was at its end may have begun to move again, such as a top-up that is taken back.
    follower.current?.hurry();
  };
  return { topup, heardAtMs: heard.atMs, isHeard: heard.isHeard, problem, show };
}

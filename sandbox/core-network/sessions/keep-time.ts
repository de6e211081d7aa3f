import type { World } from '../world.ts';
import { report } from './report.ts';
import { inTurn, type Session } from './session.ts';

const lookEveryMs = 500;

/** Looks after grants whose time is over, and gives idle ones back. Returns how to stop it. */
export function keepTime(world: World): () => void {
  const timer = setInterval(() => {
    const nowMs = world.clock.now();
    for (const session of world.sessions.values()) {
      const trigger = dueIn(session, nowMs);
      if (trigger === undefined) continue;
      void inTurn(session, async () => {
        if (dueIn(session, world.clock.now()) !== trigger) return;
        await report(world, session, trigger, trigger === 'QHT' ? undefined : 'some');
        if (trigger === 'QHT') session.grant = undefined;
      });
    }
  }, lookEveryMs);
  return () => clearInterval(timer);
}

function dueIn({ grant, lastUseMs }: Session, nowMs: number): 'VALIDITY_TIME' | 'QHT' | undefined {
  if (grant === undefined) return undefined;
  if (nowMs >= grant.validUntilMs) return 'VALIDITY_TIME';
  return nowMs >= lastUseMs + grant.idleAfterMs ? 'QHT' : undefined;
}

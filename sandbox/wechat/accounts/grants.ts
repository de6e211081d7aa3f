import { randomBytes } from 'node:crypto';
import type { Clock } from '../../kit/clock.ts';

/** Codes by which an official account learns who stands before its page. Each is good once. */
export interface Grants {
  issue(appId: string): string;
  /** Whose code it is, at this account; undefined when it is none, old or used. */
  redeem(appId: string, code: string): string | undefined;
}

const goodForMs = 300_000;

/** The one buyer of the sandbox; an account knows a buyer by an openid of its own. */
export function openIdOf(appId: string): string {
  return `oSandboxBuyer_${appId.slice(-10)}`;
}

export function openGrants(clock: Clock): Grants {
  const issued = new Map<string, { appId: string; untilMs: number }>();
  return {
    issue(appId) {
      const code = randomBytes(16).toString('hex');
      issued.set(code, { appId, untilMs: clock.now() + goodForMs });
      return code;
    },
    redeem(appId, code) {
      const grant = issued.get(code);
      if (grant === undefined || grant.appId !== appId) return undefined;
      issued.delete(code);
      return grant.untilMs < clock.now() ? undefined : openIdOf(appId);
    },
  };
}

import type { Session } from '../records.ts';
import type { World } from '../world.ts';
import { payLate } from './pay-session.ts';
import { saveSession } from './save-session.ts';

/** A page whose time is over, and money that comes although it was. */
export function passTime(world: World, session: Session): Session {
  const nowMs = world.clock.now();
  if (session.status === 'open' && nowMs >= session.expiresMs) {
    return expireSession(world, session);
  }
  const isMoneyDue = session.lateMoneyMs !== null && nowMs >= session.lateMoneyMs;
  return isMoneyDue ? payLate(world, session) : session;
}

export function expireSession(world: World, session: Session): Session {
  const outTradeNo = session.clientReferenceId ?? '';
  const facts = { appId: session.account, outTradeNo, method: 'checkout.sessions.expire' };
  const [late] = world.faults.take('close', facts);
  const lateMoneyMs = late === undefined ? null : world.clock.now() + late.ms;
  const expired: Session = { ...session, status: 'expired', lateMoneyMs };
  saveSession(world, expired);
  world.notifier.tellOf('checkout.session.expired', expired);
  return expired;
}

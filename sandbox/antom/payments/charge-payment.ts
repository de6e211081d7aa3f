import { isUsable } from '../authorizations/issue-token.ts';
import { type Code, Refused } from '../protocol/result.ts';
import type { World } from '../world.ts';
import { failPayment, takeMoney } from './end-payment.ts';
import type { Payment } from './payment.ts';
import { savePayment } from './save-payment.ts';

/** The token of a charge must be good before there is a payment at all. */
export function requireUsableToken(world: World, clientId: string, token: string): void {
  const authorization = world.authorizations.findByToken(clientId, token);
  if (authorization === undefined || authorization.state !== 'active') {
    throw new Refused('INVALID_ACCESS_TOKEN');
  }
  if (!isUsable(world, authorization)) throw new Refused('EXPIRED_ACCESS_TOKEN');
}

const refusals: Readonly<Record<string, Code>> = {
  'charge-balance-not-enough': 'USER_BALANCE_NOT_ENOUGH',
  'charge-limit-exceeded': 'USER_AMOUNT_EXCEED_LIMIT',
  'charge-needs-verification': 'USER_PAYMENT_VERIFICATION_FAILED',
  'charge-risk-reject': 'RISK_REJECT',
};

/** Charges the wallet without its owner: at once, unless a fault says otherwise. */
export function chargePayment(world: World, payment: Payment): Payment {
  const { clientId: appId, paymentRequestId: outTradeNo } = payment.terms;
  const [fault] = world.faults.take('charge', { appId, outTradeNo, method: 'pay' });
  const refusal = refusals[fault?.name ?? ''];
  if (refusal !== undefined) return failPayment(world, payment, refusal);
  if (fault === undefined) return takeMoney(world, payment);
  const as = fault.name === 'charge-in-process-then-failed' ? 'FAIL' : 'SUCCESS';
  return savePayment(world, { ...payment, settles: { atMs: world.clock.now() + fault.ms, as } });
}

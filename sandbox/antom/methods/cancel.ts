import { cancelPayment } from '../payments/cancel-payment.ts';
import { printIso } from '../protocol/iso-time.ts';
import { resultOf } from '../protocol/result.ts';
import { numberNamed, requirePayment } from './inquiry-payment.ts';
import type { Method } from './method.ts';

export const cancel: Method = {
  name: 'cancel',
  path: 'payments/cancel',
  numberOf: numberNamed,
  run(world, call) {
    const cancelled = cancelPayment(world, requirePayment(world, call));
    return {
      result: resultOf('SUCCESS'),
      paymentId: cancelled.id,
      paymentRequestId: cancelled.terms.paymentRequestId,
      cancelTime: printIso(cancelled.closedMs ?? world.clock.now()),
    };
  },
};

import { balanceMethods } from './balance.ts';
import { checkoutSessionMethods } from './checkout-sessions.ts';
import { customerMethods } from './customers.ts';
import { disputeMethods } from './disputes.ts';
import type { Method } from './method.ts';
import { paymentIntentMethods } from './payment-intents.ts';
import { paymentMethodMethods } from './payment-methods.ts';
import { refundMethods } from './refunds.ts';
import { setupIntentMethods } from './setup-intents.ts';
import { webhookMethods } from './webhook-endpoints.ts';

/** Every method of this API. A new one is a file and a line. */
export const methods: readonly Method[] = [
  ...checkoutSessionMethods,
  ...paymentIntentMethods,
  ...setupIntentMethods,
  ...customerMethods,
  ...paymentMethodMethods,
  ...refundMethods,
  ...disputeMethods,
  ...balanceMethods,
  ...webhookMethods,
];

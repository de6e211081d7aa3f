import { authorizationMethods } from './authorizations.ts';
import { cancel } from './cancel.ts';
import { inquiryPayment } from './inquiry-payment.ts';
import type { Method } from './method.ts';
import { pay } from './pay.ts';
import { inquiryRefund, refund } from './refund.ts';
import { supplyDefence } from './supply-defence.ts';

export const methods: readonly Method[] = [
  pay,
  inquiryPayment,
  cancel,
  refund,
  inquiryRefund,
  supplyDefence,
  ...authorizationMethods,
];

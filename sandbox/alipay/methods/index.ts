import { agreementMethods } from './agreements.ts';
import { billDownload } from './bill-download.ts';
import { cancel } from './cancel.ts';
import { close } from './close.ts';
import type { Method } from './method.ts';
import { pagePay, wapPay } from './page-pay.ts';
import { precreate } from './precreate.ts';
import { query } from './query.ts';
import { refund } from './refund.ts';
import { refundQuery } from './refund-query.ts';
import { tradePay } from './trade-pay.ts';

/** Every method of this gateway. A new one is a file and a line here. */
export const methods: readonly Method[] = [
  pagePay,
  wapPay,
  precreate,
  query,
  close,
  cancel,
  refund,
  refundQuery,
  billDownload,
  tradePay,
  ...agreementMethods,
];

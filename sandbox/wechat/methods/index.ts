import { regions } from '../regions.ts';
import { billMethods } from './bills.ts';
import { certificateMethods } from './certificates.ts';
import { closeMethods } from './close.ts';
import type { Method } from './method.ts';
import { orderMethods } from './order.ts';
import { papayMethods } from './papay.ts';
import { queryMethods } from './query.ts';
import { refundMethods } from './refund.ts';

/** Every method of this gateway, with the world that it is for. A new one is a file and a line. */
export const methods = regions.flatMap((region) => {
  const own: Method[] = [
    ...orderMethods(region),
    ...queryMethods(region),
    ...closeMethods(region),
    ...refundMethods(region),
    ...certificateMethods(region),
    ...billMethods(region),
    ...papayMethods(region),
  ];
  return own.map((method) => ({ region, method }));
});

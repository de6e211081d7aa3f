/** Who sells, stands at a till, and where: each is stopped, and let work again. */
export { suspendOperator } from './suspend-operator.ts';
export { suspendReseller } from './suspend-reseller.ts';
export { suspendTill } from './suspend-till.ts';

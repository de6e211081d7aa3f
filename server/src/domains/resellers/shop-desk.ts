/** How shops are opened and looked after: a part of the door. */
export { addOperator } from './add-operator.ts';
export { addTill } from './add-till.ts';
export { changeReseller } from './change-reseller.ts';
export { openHours } from './open-hours.ts';
export { openReseller } from './open-reseller.ts';
export { placeShop } from './place-shop.ts';
export { renewPin } from './renew-pin.ts';

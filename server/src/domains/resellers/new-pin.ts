import { randomInt } from 'node:crypto';
import { isGoodPin } from './pin.ts';

/** Six digits that nobody has chosen, and that nobody tries first. */
export function newPin(): string {
  for (;;) {
    const pin = String(randomInt(1_000_000)).padStart(6, '0');
    if (isGoodPin(pin)) return pin;
  }
}

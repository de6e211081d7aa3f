import { minuteMs } from '#base';
import { programs, type Shops } from './shops.ts';

/** Which clock goes wrong in a wave, by how much, and for how long. */
export interface Skew {
  readonly program: (typeof programs)[number];
  readonly byMs: number;
  /** So wrong that providers refuse what we sign: it is put right while money is still awaited. */
  readonly isGreat: boolean;
}

/** Providers take what is five minutes off, and refuse what is ten. */
const minutes = [10, -10, 4, -4];

/** In every wave another provider's, so that all of them meet each. */
export function skewOf(nth: number): Skew {
  const program = programs[nth % programs.length] ?? 'bank';
  const off = minutes[nth % minutes.length] ?? 0;
  return { program, byMs: off * minuteMs, isGreat: Math.abs(off) > 5 };
}

export function putRight(shops: Shops): void {
  shops.skew('bank', 0);
}

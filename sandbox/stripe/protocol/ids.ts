import { randomBytes } from 'node:crypto';

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** A kind and 24 letters and digits: `pi_3Q…`. */
export function newId(kind: string, length = 24): string {
  const drawn = [...randomBytes(length)].map((byte) => letters[byte % letters.length]);
  return `${kind}_${drawn.join('')}`;
}

export function kindOf(id: string): string {
  return id.slice(0, id.indexOf('_'));
}

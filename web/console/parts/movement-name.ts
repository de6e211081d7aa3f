import type { Say } from '../words/words.ts';
import { enMovements } from '../words/en-movements.ts';

type Key = keyof typeof enMovements;
type Plain = Exclude<Key, `accountOf.${string}`>;

function isPlain(key: string): key is Plain {
  return Object.hasOwn(enMovements, key) && !key.startsWith('accountOf.');
}

function isOf(key: string): key is Extract<Key, `accountOf.${string}`> {
  return Object.hasOwn(enMovements, key);
}

/** Why money moved; a reason that is newer than this screen is told by its own word. */
export function movementName(code: string, say: Say): string {
  const key = `movement.${code}`;
  return isPlain(key) ? say(key) : code;
}

/** One of our accounts, also one of many of its kind, such as `clearing:alipay_cn`. */
export function accountName(account: string, say: Say): string {
  const plain = `account.${account}`;
  if (isPlain(plain)) return say(plain);
  const [kind = '', ...of] = account.split(':');
  const key = `accountOf.${kind}`;
  const names = of[0] === 'usage' ? of.slice(1) : of;
  return isOf(key) && names.length > 0 ? say(key, { of: names.join(' ') }) : account;
}

import { isRecord } from '../../kit/fields.ts';

type Lookup = (id: string) => unknown;

/** Puts objects in the place of their ids, along paths such as `payment_intent.latest_charge`. */
export function expand(value: unknown, paths: readonly string[], lookup: Lookup): unknown {
  return paths.reduce((whole, path) => expandOne(whole, path.split('.'), lookup), value);
}

function expandOne(value: unknown, [name, ...rest]: string[], lookup: Lookup): unknown {
  if (name === undefined) return value;
  if (Array.isArray(value)) return value.map((one) => expandOne(one, [name, ...rest], lookup));
  if (!isRecord(value)) return value;
  const held = value[name];
  const found = typeof held === 'string' ? (lookup(held) ?? held) : held;
  return { ...value, [name]: expandOne(found, rest, lookup) };
}

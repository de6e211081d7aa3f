import { appPaths } from '@lowu/contract/app/paths';

export type Parameters = Readonly<Record<string, string>>;
export type Query = Readonly<Record<string, string | undefined>>;

/**
 * Fills `{name}` in a path of the contract, escaped; a missing parameter is a mistake of ours.
 */
export function filled(pattern: string, params: Parameters = {}): string {
  return pattern.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = params[name];
    if (value === undefined) throw new Error(`${pattern} needs ${name}`);
    return encodeURIComponent(value);
  });
}

function queryText(query: Query): string {
  const pairs = Object.entries(query).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value]],
  );
  return pairs.length === 0 ? '' : `?${new URLSearchParams(pairs).toString()}`;
}

/** Where an operation stands: its method and its path, as a contract writes them. */
export type Place = readonly [method: string, path: string];

export interface Address {
  readonly method: string;
  readonly address: string;
}

export function addressAt(
  [method, path]: Place,
  params: Parameters = {},
  query: Query = {},
): Address {
  return { method, address: filled(path, params) + queryText(query) };
}

export function addressOf(
  operation: keyof typeof appPaths,
  params: Parameters = {},
  query: Query = {},
): Address {
  return addressAt(appPaths[operation], params, query);
}

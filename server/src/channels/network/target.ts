export const root = '/nchf-convergedcharging/v3/chargingdata';

/** What a path of TS 32.291, 6.1.3, stands for; undefined for any other. */
export type Target =
  | { readonly does: 'create' }
  | { readonly does: 'update' | 'release'; readonly session: string };

const known = /^\/([^/?]{1,200})\/(update|release)$/;

export function targetOf(path: string): Target | undefined {
  if (!path.startsWith(root)) return undefined;
  const rest = path.slice(root.length);
  if (rest === '') return { does: 'create' };
  const [, session = '', does] = known.exec(rest) ?? [];
  return does === 'update' || does === 'release' ? { does, session } : undefined;
}

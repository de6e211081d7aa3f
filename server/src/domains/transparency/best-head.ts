import type { Context } from '#platform/context';
import { withCosignatures } from '#wire/tlog';
import { transparencySettings } from './settings.ts';
import { type Head, readCosignedHead, readHead } from './store/log.ts';

export interface Wanted {
  /** A leaf that is to be below it; any, where there is none. */
  readonly index?: bigint;
  /** How far behind the newest it may be and still be taken instead; for ever unless given. */
  readonly patienceMs?: number;
}

/**
 * The checkpoint that as many witnesses as can be had have signed, with their lines; before any
 * has, the newest. It may not reach the leaf. Undefined while nothing was sealed.
 */
export async function bestHead(
  context: Context,
  { index = -1n, patienceMs = Number.POSITIVE_INFINITY }: Wanted,
): Promise<Head | undefined> {
  const [newest] = await context.db.read(readHead);
  const keys = context
    .settings()
    .get(transparencySettings.witnesses)
    .map(({ key }) => key);
  if (!newest || keys.length === 0) return newest;
  const [cosigned] = await context.db.read(readCosignedHead, [index, keys]);
  if (!cosigned || cosigned.signedAt < newest.signedAt - patienceMs) return newest;
  return { ...cosigned, note: withCosignatures(cosigned.note, cosigned.cosignatures) };
}

import { hash } from 'node:crypto';
import { isoTime } from '#base';
import type { Context } from '#platform/context';
import type { Tx } from '#platform/postgres';
import type { Catalog } from './catalog.ts';
import { checkCatalog } from './check-catalog.ts';
import { refuse } from './refusals.ts';
import { insertVersion, readNewestVersion, readVersion, readVersionOfContent } from './store.ts';
import { lookAgain } from './versions.ts';

export interface LoadedCatalog {
  readonly version: number;
  /** False when a version says the same already: this one. */
  readonly isNew: boolean;
}

/**
 * Makes a new version of the catalogue, in force from its own `validFrom` or from now. Content that
 * was loaded before changes nothing, so that every start may load its seed and none undoes what the
 * operator has loaded since; to go back to an older version, say that it is meant. Refuses a
 * document with anything wrong in it with `catalog_invalid`, and says where and what: also one that
 * has forgotten a plan of the newest version, which lines may have.
 */
export async function loadCatalog(
  context: Context,
  document: unknown,
  { isReturnMeant = false }: { readonly isReturnMeant?: boolean } = {},
): Promise<LoadedCatalog> {
  const checked = checkCatalog(document);
  if ('problems' in checked) {
    const [{ where, what } = { where: '', what: '' }] = checked.problems;
    throw refuse.catalog_invalid({ where, what, problems: checked.problems.length });
  }
  const sha256 = hash('sha256', canonicalText(document), 'buffer');
  const loaded = await context.db.transaction(async (tx) => {
    // In this order: whoever made a version of the same meanwhile is found, or takes its number.
    const [[newest], [same]] = await Promise.all([
      tx.query(readNewestVersion),
      tx.query(readVersionOfContent, [sha256]),
    ]);
    const isThere = same !== undefined && (!isReturnMeant || same.number === newest?.number);
    if (isThere) return { version: Number(same.number), isNew: false };
    if (newest) refuseLostPlans(await contentOf(tx, newest.number), checked.content);
    const version = Number(newest?.number ?? 0n) + 1;
    const validFrom = isoTime(checked.validFrom ?? tx.nowMs);
    const by = `${context.actor.kind} ${context.actor.id}`;
    const values = [version, validFrom, sha256, JSON.stringify(document), isoTime(tx.nowMs), by];
    await tx.query(insertVersion, values);
    return { version, isNew: true };
  });
  await lookAgain(context);
  return loaded;
}

async function contentOf(tx: Tx, number: bigint): Promise<Pick<Catalog, 'plans'>> {
  const [row] = await tx.query(readVersion, [Number(number)]);
  const checked = checkCatalog(row?.document);
  return 'problems' in checked ? { plans: [] } : checked.content;
}

/** Lines have plans, and what they use must have its price under every version. */
function refuseLostPlans(before: Pick<Catalog, 'plans'>, { plans }: Pick<Catalog, 'plans'>): void {
  const lost = before.plans.filter(({ code }) => plans.every((plan) => plan.code !== code));
  const [first] = lost;
  if (!first) return;
  const what = `${first.code} is missing, and lines may have it: keep it, with isSold false`;
  throw refuse.catalog_invalid({ where: 'plans', what, problems: lost.length });
}

/** The same text for the same content, however its file was indented and its fields ordered. */
function canonicalText(value: unknown): string {
  return JSON.stringify(value, (_name, inner: unknown) => {
    if (typeof inner !== 'object' || inner === null || Array.isArray(inner)) return inner;
    return Object.fromEntries(
      Object.entries(inner).sort(([one], [other]) => (one < other ? -1 : 1)),
    );
  });
}

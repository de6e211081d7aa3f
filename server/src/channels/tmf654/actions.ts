import { isId } from '#base';
import {
  type Action,
  type ActionId,
  type ActionKind,
  type ActionQuestion,
  type ActionState,
  listActions,
  placeOf,
  readAction,
} from '#balance-actions';
import type { PartnerVisit } from '#partners';
import type { FastifyReply } from 'fastify';
import { instantIn, type Query, select } from '#wire/tmf630';
import { lineIn, oneOf, orNull } from './buckets.ts';
import type { Tmf654Channel } from './channel.ts';
import { viewerOf } from './identify.ts';
import { cut } from './cut.ts';
import { pageOf } from './page.ts';
import { presentAction, presentEntry } from './present-action.ts';
import { unitsOf } from './quantity.ts';
import { refuse } from './refusals.ts';

/** One kind of action, or with null all of them as the entries of one history. */
export type Listed = ActionKind | null;

const everyKind: readonly ActionKind[] = ['topup', 'adjust', 'transfer', 'reserve'];
const states: ReadonlySet<string> = new Set(['created', 'completed', 'cancelled', 'failed']);

/** Attributes that the books look for by themselves, where there is one value of each. */
const pushed = [
  'status',
  'usageType',
  'bucket.id',
  'partyAccount.id',
  'product.id',
  'logicalResource.id',
  'requestedDate.gte',
  'requestedDate.lte',
] as const;

interface Listing {
  readonly query: Query & { readonly fields?: string | undefined };
  readonly who: PartnerVisit;
  readonly reply: FastifyReply;
}

export async function listKind(
  channel: Tmf654Channel,
  kind: Listed,
  { query, who, reply }: Listing,
) {
  const { context } = channel;
  const viewer = viewerOf(who);
  const question = await questionIn(channel, kind, query);
  const id = oneOf(query, 'id');
  return pageOf(reply, {
    query,
    seenTo: id === undefined ? pushed.filter((name) => oneOf(query, name) !== undefined) : ['id'],
    read: async (slice) => {
      if (id !== undefined) {
        const found = await orNull(async () =>
          readAction(context, viewer, actionId(id), kind ?? undefined),
        );
        return { items: found ? [found] : [], total: found ? 1 : 0 };
      }
      if (question === null) return { items: [], total: 0 };
      const { actions, total } = await listActions(context, viewer, question, slice);
      return { items: actions, total };
    },
    present: (action) => present(channel, kind, action, who),
  });
}

/** Null where nothing can fit. */
async function questionIn(
  channel: Tmf654Channel,
  kind: Listed,
  query: Query,
): Promise<ActionQuestion | null> {
  const line = await lineIn(channel, query);
  const bucket = oneOf(query, 'bucket.id');
  const place = bucket === undefined ? undefined : await orNull(async () => placeOf(bucket));
  const state = oneOf(query, 'status');
  const usageType = oneOf(query, 'usageType');
  const isNothing = line === null || place === null || (state !== undefined && !states.has(state));
  const isOfTwo = place && line !== undefined && line !== place.line;
  if (isNothing || isOfTwo) return null;
  return {
    kinds: kind === null ? everyKind : [kind],
    line: line ?? place?.line,
    bucket: place?.bucket,
    state: state as ActionState | undefined,
    units: usageType === undefined ? undefined : unitsOf(usageType),
    fromMs: instantAt(query, 'requestedDate.gte'),
    untilMs: instantAt(query, 'requestedDate.lte'),
  };
}

function instantAt(query: Query, name: string): number | undefined {
  const text = oneOf(query, name);
  if (text === undefined) return undefined;
  const at = instantIn(text);
  if (at === undefined) throw refuse.tmf_filter_value_wrong({ field: name, value: cut(text) });
  return at;
}

interface Retrieval {
  readonly params: { readonly id: string };
  readonly query: { readonly fields?: string | undefined };
  readonly who: PartnerVisit;
}

export async function retrieveKind(
  channel: Tmf654Channel,
  kind: Listed,
  { params, query, who }: Retrieval,
) {
  const { context } = channel;
  const action = await readAction(context, viewerOf(who), actionId(params.id), kind ?? undefined);
  return select(await present(channel, kind, action, who), query.fields);
}

export function present(channel: Tmf654Channel, kind: Listed, action: Action, who: PartnerVisit) {
  const seesAll = viewerOf(who).reseller === null;
  const shape = kind === null ? presentEntry : presentAction;
  return shape(channel, action, seesAll);
}

/** Refuses with `tmf_action_unknown` what is no id of an action at all. */
export function actionId(id: string): ActionId {
  if (!isId('bal', id)) throw refuse.tmf_action_unknown();
  return id;
}

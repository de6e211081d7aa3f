import { isDeepStrictEqual } from 'node:util';
import type { PartnerVisit } from '#partners';
import {
  type Action,
  type ActionKind,
  cancelAction,
  describeAction,
  readAction,
  takeReservation,
} from '#balance-actions';
import { actionId, present } from './actions.ts';
import type { Tmf654Channel } from './channel.ts';
import { ownerOf } from './identify.ts';
import { refuse } from './refusals.ts';

interface Patch {
  readonly params: { readonly id: string };
  readonly body: Readonly<Record<string, unknown>>;
  readonly who: PartnerVisit;
}

const sayable: ReadonlySet<string> = new Set(['description', 'reason', 'channel']);

/**
 * Brings an action to another state or says something else of it. Whatever else is given must stand
 * already, so that nobody believes to have changed what is fixed. Refuses with `tmf_field_fixed`,
 * `tmf_status_unreachable` and as cancelling and taking do.
 */
export async function patchKind(
  channel: Tmf654Channel,
  kind: ActionKind,
  { params, body, who }: Patch,
) {
  const { context } = channel;
  const owner = ownerOf(who);
  const id = actionId(params.id);
  const action = await readAction(context, owner, id, kind);
  const stands: Readonly<Record<string, unknown>> = await present(channel, kind, action, who);
  const changed = Object.entries(body).filter(([name, value]) => {
    return !isDeepStrictEqual(value, stands[name]);
  });
  const fixed = changed.find(([name]) => name !== 'status' && !sayable.has(name));
  if (fixed) throw refuse.tmf_field_fixed({ field: fixed[0].slice(0, 80) });
  const said = changed.filter(([name]) => sayable.has(name));
  if (body['status'] !== undefined && body['status'] !== action.state) {
    await moveTo(channel, who, action, String(body['status']));
  }
  if (said.length > 0) await describeAction(context, owner, id, Object.fromEntries(said));
  return present(channel, kind, await readAction(context, owner, id, kind), who);
}

async function moveTo(
  { context }: Tmf654Channel,
  who: PartnerVisit,
  { id, kind, state }: Action,
  to: string,
): Promise<void> {
  if (to === 'cancelled') return cancelAction(context, ownerOf(who), id);
  if (to === 'completed' && kind === 'reserve') return takeReservation(context, ownerOf(who), id);
  throw refuse.tmf_status_unreachable({ from: state, to });
}

/** Cancels an action of this kind; twice is once. */
export async function deleteKind(
  { context }: Tmf654Channel,
  kind: ActionKind,
  { params, who }: Omit<Patch, 'body'>,
): Promise<undefined> {
  const id = actionId(params.id);
  await readAction(context, ownerOf(who), id, kind);
  await cancelAction(context, ownerOf(who), id);
}

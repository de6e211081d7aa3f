import { tmf654Base, type tmf654Routes } from '@lowu/contract/tmf654';
import { isId } from '#base';
import { addEndpoint, readEndpoint, removeEndpoint } from '#webhooks';
import type { Tmf654Call, Tmf654Channel } from './channel.ts';
import { viewerOf } from './identify.ts';
import { isOfLines } from './line-events.ts';
import { filterIn } from './listener-filter.ts';
import { refuse } from './refusals.ts';

type Routes = typeof tmf654Routes;

/**
 * A listener is an endpoint that is sent the event alone: retries with growing pauses, signatures
 * and the log of all attempts come with it.
 */
export async function handleRegister(
  { context, place }: Tmf654Channel,
  { body, who, reply }: Tmf654Call<Routes['registerListener']>,
) {
  const { callback, query } = body;
  const { types, conditions } = filterIn(query);
  const ofLines = types.find(isOfLines);
  if (ofLines !== undefined && viewerOf(who).reseller !== null) {
    throw refuse.tmf_event_of_lines({ type: ofLines, needs: 'balances.read' });
  }
  const { endpoint: id, secret } = await addEndpoint(context, {
    owner: who.client.reseller,
    form: 'plain',
    url: callback,
    description: `TMF654 ${query ?? ''}`.trim().slice(0, 200),
    types,
    conditions,
    contact: null,
    language: 'en',
  });
  void reply.header('location', `${place.publicUrl}${tmf654Base}/hub/${id}`);
  return { id, callback, ...(query === undefined ? {} : { query }), secret };
}

/** Refuses with `tmf_listener_unknown`, also where it is somebody else's or no listener of this. */
export async function handleUnregister(
  { context }: Tmf654Channel,
  { params, who }: Tmf654Call<Routes['unregisterListener']>,
): Promise<undefined> {
  const { id } = params;
  const owner = who.client.reseller;
  if (!isId('hok', id)) throw refuse.tmf_listener_unknown();
  const { form } = await readEndpoint(context, owner, id);
  if (form !== 'plain') throw refuse.tmf_listener_unknown();
  await removeEndpoint(context, owner, id);
}

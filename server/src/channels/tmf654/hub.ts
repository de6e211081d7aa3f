import { tmf654Base, type tmf654Routes } from '@lowu/contract/tmf654';
import { isId } from '#base';
import { addEndpoint, readEndpoint, removeEndpoint } from '#webhooks';
import type { Tmf654Call, Tmf654Channel } from './channel.ts';
import { eventTypes } from './events.ts';
import { viewerOf } from './identify.ts';
import { isOfLines } from './line-events.ts';
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
  const types = typesIn(query);
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
    contact: null,
    language: 'en',
  });
  void reply.header('location', `${place.publicUrl}${tmf654Base}/hub/${id}`);
  return { id, callback, ...(query === undefined ? {} : { query }), secret };
}

/** Refuses with `tmf_field_unsupported` what is no filter of event types. */
function typesIn(query: string | undefined): string[] {
  if (query === undefined || query === '') return [];
  const asked = [...new URLSearchParams(query)];
  const other = asked.find(([name]) => name !== 'eventType');
  if (other) throw refuse.tmf_field_unsupported({ field: `query ${other[0].slice(0, 80)}` });
  const types = asked.flatMap(([, value]) => value.split(','));
  const odd = types.find((type) => !eventTypes.has(type));
  if (odd !== undefined) throw refuse.tmf_field_unsupported({ field: odd.slice(0, 80) });
  return types;
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

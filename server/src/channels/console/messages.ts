import type { consoleRoutes } from '@lowu/contract/console';
import { isoTime } from '#base';
import { listLineMessages, readMessages } from '#ops';
import { instantOrNull } from '#platform/http';
import type { LineId } from '#subscribers';
import type { ConsoleChannel, StaffCall } from './channel.ts';

type Routes = typeof consoleRoutes;

export async function handleLineMessages(
  { context }: ConsoleChannel,
  { params, query, caller }: StaffCall<Routes['listLineMessages']>,
) {
  const beforeMs = query.before === undefined ? undefined : Date.parse(query.before);
  const page = await listLineMessages(context, caller, params.line as LineId, beforeMs);
  return {
    messages: page.rows.map((message) => ({
      id: message.id,
      kind: message.kind,
      number: message.number,
      sender: message.sender,
      language: message.language,
      text: message.body,
      parts: message.parts,
      state: message.state,
      channel: message.channel,
      attempts: message.attempts,
      queuedAt: isoTime(message.queuedAt),
      sentAt: instantOrNull(message.sentAt),
      endedAt: instantOrNull(message.endedAt),
      failure: message.failure,
      tried: [...message.tried],
    })),
    before: instantOrNull(page.beforeMs),
  };
}

export async function handleMessages(
  { context }: ConsoleChannel,
  { caller }: StaffCall<Routes['readMessages']>,
) {
  const { counts, templates } = await readMessages(context, caller);
  return {
    counts: [...counts],
    templates: templates.map(({ texts, ...template }) => ({ ...template, texts: [...texts] })),
  };
}

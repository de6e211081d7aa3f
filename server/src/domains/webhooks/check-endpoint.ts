import { isLoopbackAddress } from '#base';
import { isAllowed, literalAddressOf } from '#platform/http';
import { parseEmailAddress } from '#notifications';
import type { SettingValues } from '#platform/settings';
import type { EventForm } from './endpoint.ts';
import { eventTypes } from './event.ts';
import { refuse } from './refusals.ts';
import { webhookSettings } from './settings.ts';

const longestUrl = 2_000;

/** Whether a webhook may go there although it is this machine: in the demo, but not to itself. */
export function mayBeLoopbackAt(url: URL, settings: SettingValues): boolean {
  if (!settings.get(webhookSettings.mayBeLoopback)) return false;
  const port = url.port === '' ? (url.protocol === 'https:' ? 443 : 80) : Number(url.port);
  return !settings.get(webhookSettings.closedPorts).includes(port);
}

/** Where a name leads is judged anew at each delivery; here, what is plain from the text. */
export function checkUrl(text: string, settings: SettingValues): string {
  const url = URL.parse(text);
  if (!url || text.length > longestUrl) throw refuse.webhook_url_invalid({ why: 'not a URL' });
  const mayBeLoopback = mayBeLoopbackAt(url, settings);
  const literal = literalAddressOf(url.hostname);
  const isOwn = url.hostname === 'localhost' || (literal && isLoopbackAddress(literal));
  if (isOwn && !mayBeLoopback && settings.get(webhookSettings.mayBeLoopback)) {
    throw refuse.webhook_url_invalid({ why: 'a port of the platform itself' });
  }
  // Without TLS only to this very machine: what leaves it could be read, and answered, by anybody.
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isOwn && mayBeLoopback)) {
    throw refuse.webhook_url_invalid({ why: 'not https' });
  }
  if (url.username !== '' || url.password !== '') {
    throw refuse.webhook_url_invalid({ why: 'it has a password in it' });
  }
  if (literal !== undefined && !isAllowed(literal, { mayBeLoopback })) {
    throw refuse.webhook_url_invalid({ why: 'not an address of the open internet' });
  }
  url.hash = '';
  return url.href;
}

/** Types of other standards are theirs to check. */
export function checkTypes(types: readonly string[], form: EventForm): readonly string[] {
  const known: readonly string[] = eventTypes;
  const stray = form === 'standard' ? types.find((type) => !known.includes(type)) : undefined;
  if (stray !== undefined) throw refuse.webhook_type_unknown({ type: stray });
  return [...new Set(types)];
}

export function checkContact(typed: string | null): string | null {
  if (typed === null) return null;
  const address = parseEmailAddress(typed);
  if (address === undefined) throw refuse.webhook_contact_invalid();
  return address;
}

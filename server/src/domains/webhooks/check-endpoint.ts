import { isAllowed, literalAddressOf } from '#platform/http';
import { parseEmailAddress } from '#notifications';
import type { SettingValues } from '#platform/settings';
import type { EventForm } from './endpoint.ts';
import { eventTypes } from './event.ts';
import { refuse } from './refusals.ts';
import { webhookSettings } from './settings.ts';

const longestUrl = 2_000;

/** Where a name leads is judged anew at each delivery; here, what is plain from the text. */
export function checkUrl(text: string, settings: SettingValues): string {
  const mayBeLoopback = settings.get(webhookSettings.mayBeLoopback);
  const url = URL.parse(text);
  if (!url || text.length > longestUrl) throw refuse.webhook_url_invalid({ why: 'not a URL' });
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && mayBeLoopback)) {
    throw refuse.webhook_url_invalid({ why: 'not https' });
  }
  if (url.username !== '' || url.password !== '') {
    throw refuse.webhook_url_invalid({ why: 'it has a password in it' });
  }
  const literal = literalAddressOf(url.hostname);
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

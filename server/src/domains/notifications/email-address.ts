import { domainToASCII } from 'node:url';
import { refuse } from './refusals.ts';

/** RFC 5322's dot-atom, which browsers' e-mail fields check too. */
const localPart = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;
const domain = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

/**
 * An e-mail address as we keep it, its domain in ASCII; undefined where it is none. What passes has
 * no line end, blank, comma or bracket in it, so it cannot become two addresses or another header.
 */
export function parseEmailAddress(typed: string): string | undefined {
  const text = typed.trim();
  const at = text.lastIndexOf('@');
  const local = text.slice(0, Math.max(0, at));
  const host = domainToASCII(text.slice(at + 1)).toLowerCase();
  const isFine = localPart.test(local) && local.length <= 64 && domain.test(host);
  const address = `${local}@${host}`;
  return isFine && address.length <= 254 ? address : undefined;
}

/** The same. Refuses with `email_invalid`. */
export function requireEmailAddress(typed: string): string {
  const address = parseEmailAddress(typed);
  if (address === undefined) throw refuse.email_invalid();
  return address;
}

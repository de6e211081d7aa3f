import type { Id, Language } from '#base';
import type { Keyring } from '#platform/secrets';
import type { SubscriberId } from '#subscribers';
import { csrfTokenFor } from './csrf.ts';

export type DeviceId = Id<'dev'>;
export type SessionId = Id<'ses'>;

/** How a person wants to read us. Care mode is the large, plain form of every screen. */
export interface Preferences {
  readonly language: Language;
  readonly isCareMode: boolean;
}

/** Who comes: a device that was here before, and the person signed in on it, if any. */
export interface Visit {
  readonly device: DeviceId;
  readonly session: SessionId | null;
  readonly subscriber: SubscriberId | null;
  readonly preferences: Preferences;
}

type SignedIn = { readonly session: SessionId; readonly subscriber: SubscriberId };

export function visitOf(
  device: DeviceId,
  preferences: Preferences,
  signedIn: SignedIn | null,
): Visit {
  const session = signedIn?.session ?? null;
  return { device, session, subscriber: signedIn?.subscriber ?? null, preferences };
}

/**
 * What every request of a visit that changes something must carry; another one after signing in or
 * out. Made when it is asked for, since a read needs none.
 */
export function csrfTokenOf(secrets: Keyring, { device, session }: Visit): string {
  return csrfTokenFor(secrets, 'visit', device, session ?? 'none');
}

import type { Id, InstantMs } from '#base';
import type { ResellerId } from '#resellers';
import type { CertificateNotes } from './certificate.ts';

export type ClientId = Id<'cli'>;

/** What a partner's client may be allowed to do. Nothing is allowed that is not named. */
export const scopes = [
  'numbers.read',
  'topups.read',
  'topups.send',
  'float.read',
  'webhooks.manage',
] as const;

/** What only the house's clients may: these reach every line, and some of them make money. */
export const houseScopes = [
  'balances.read',
  'balances.adjust',
  'balances.reserve',
  'balances.transfer',
  'buckets.create',
] as const;

export type Scope = (typeof scopes | typeof houseScopes)[number];

export function isScope(text: string): text is Scope {
  return [...scopes, ...houseScopes].some((scope) => scope === text);
}

export function isHouseScope(text: string): boolean {
  return houseScopes.some((scope) => scope === text);
}

/** More than a partner has programs. */
export const mostClients = 50;

/** A program of a partner, as which it asks for access tokens (RFC 6749, 2). */
export interface Client {
  readonly id: ClientId;
  readonly reseller: ResellerId;
  readonly name: string;
  readonly scopes: readonly Scope[];
  /** Addresses and networks that it may come from; none means anywhere. */
  readonly networks: readonly string[];
  readonly requestsPerMinute: number;
  /** Thumbprints of certificates, of which it must show one; none where it shows its secret. */
  readonly certificates: readonly string[];
  readonly certificateNotes: CertificateNotes;
  readonly isSuspended: boolean;
  readonly createdAt: InstantMs;
}

/** A client as one request has it: within what its token allows. */
export interface PartnerVisit {
  readonly client: Client;
  readonly scopes: readonly Scope[];
  readonly ip: string;
}

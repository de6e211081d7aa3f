import { insertRows, keyedStatement, statement } from '#platform/postgres';
import type { CertificateNotes } from '../certificate.ts';
import type { Scope } from '../client.ts';

export const insertClients = insertRows('partners.client', {
  slot: 'int2',
  id: 'uuid',
  reseller: 'uuid',
  name: 'text',
  scopes: 'jsonb',
  networks: 'jsonb',
  requestsPerMinute: 'int4',
  createdAt: 'instant',
});

export interface ClientRow {
  readonly id: string;
  readonly reseller: string;
  readonly name: string;
  readonly scopes: readonly Scope[];
  readonly networks: readonly string[];
  readonly requestsPerMinute: number;
  readonly certificates: readonly string[];
  readonly certificateNotes: CertificateNotes;
  readonly isSuspended: boolean;
  readonly createdAt: number;
}

const key = { slot: 'int2', id: 'uuid' } as const;
const columns = `c.id, c.reseller, c.name, c.scopes, c.networks, c.requests_per_minute,
  c.certificates, c.certificate_notes, c.suspended_at is not null as is_suspended, c.created_at`;

/** Of many requests at once, since each asks for its own. */
export const readClients = keyedStatement<typeof key, ClientRow>(
  'read partners.client',
  key,
  `select r.asked, ${columns} from :rows, lateral (
     select * from partners.client c where c.slot = r.slot and c.id = r.id limit 1
   ) c`,
);

export const readAllClients = statement<ClientRow>(
  'read partners.client all',
  `select ${columns} from partners.client c order by c.created_at, c.id limit $1`,
);

/** Held, so that of two who change its secrets at once one comes after the other. */
export const lockClient = statement<{ id: string }>(
  'lock partners.client',
  'select id from partners.client where slot = $1 and id = $2 for no key update',
);

export const suspendClient = statement<{ id: string }>(
  'suspend partners.client',
  `update partners.client set suspended_at = $3::timestamptz
   where slot = $1 and id = $2 returning id`,
);

export const lockCertificates = statement<Pick<ClientRow, 'certificates' | 'certificateNotes'>>(
  'lock partners.client certificates',
  `select certificates, certificate_notes from partners.client
   where slot = $1 and id = $2 for no key update`,
);

export const updateCertificates = statement<{ id: string }>(
  'update partners.client certificates',
  `update partners.client set certificates = $3::jsonb, certificate_notes = $4::jsonb
   where slot = $1 and id = $2 returning id`,
);

export const insertSecrets = insertRows('partners.secret', {
  slot: 'int2',
  client: 'uuid',
  hash: 'bytea',
  madeAt: 'instant',
});

export interface SecretRow {
  readonly hash: Buffer;
  readonly endsAt: number | null;
}

export const readSecrets = statement<SecretRow>(
  'read partners.secret',
  `select hash, ends_at from partners.secret where slot = $1 and client = $2
   order by made_at desc limit 8`,
);

/** Those before the newest two are gone with their use. */
export const deleteEndedSecrets = statement(
  'delete partners.secret ended',
  'delete from partners.secret where slot = $1 and client = $2 and ends_at <= $3::timestamptz',
);

/** Of the newest until then, the last day; whatever ends sooner still does. */
export const endSecrets = statement(
  'end partners.secret',
  `update partners.secret set ends_at = least(ends_at, $3::timestamptz)
   where slot = $1 and client = $2`,
);

export const readClientsOf = statement<ClientRow>(
  'read partners.client of reseller',
  `select ${columns} from partners.client c where c.reseller = $1 and c.slot = $2
   order by c.created_at, c.id limit $3`,
);

export const readReaders = statement<{ readonly reseller: string }>(
  'read partners.client readers',
  `select distinct reseller from partners.client
   where suspended_at is null and scopes ? 'balances.read'`,
);

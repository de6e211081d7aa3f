import { insertRows, statement } from '#platform/postgres';

/** In place of what the same address was sent before, also at this moment. */
export const putInvitations = insertRows(
  'partners.invitation',
  {
    tokenHash: 'bytea',
    id: 'uuid',
    reseller: 'uuid',
    developer: 'uuid',
    email: 'text',
    needsProof: 'bool',
    madeAt: 'instant',
    endsAt: 'instant',
  },
  `on conflict (email, needs_proof) do update set token_hash = excluded.token_hash,
     id = excluded.id, reseller = excluded.reseller, developer = excluded.developer,
     made_at = excluded.made_at, ends_at = excluded.ends_at`,
);

export interface InvitationRow {
  readonly id: string;
  readonly reseller: string;
  readonly developer: string | null;
  readonly email: string;
  readonly needsProof: boolean;
  readonly endsAt: number;
}

const columns = 'id, reseller, developer, email, needs_proof, ends_at';

export const readInvitationBy = statement<InvitationRow>(
  'read partners.invitation',
  `select ${columns} from partners.invitation where token_hash = $1`,
);

export const lockInvitation = statement<InvitationRow>(
  'lock partners.invitation',
  `select ${columns} from partners.invitation where token_hash = $1 for update`,
);

/** All that an address was sent, or with $2 only what it asked for itself. */
export const deleteInvitationsTo = statement(
  'delete partners.invitation to address',
  'delete from partners.invitation where email = $1 and (needs_proof or not $2)',
);

export const deleteEndedInvitations = statement(
  'sweep partners.invitation',
  'delete from partners.invitation where ends_at <= $1::timestamptz',
);

export const deleteAllInvitations = statement(
  'delete partners.invitation all',
  'delete from partners.invitation',
);

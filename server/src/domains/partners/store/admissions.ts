import { statement } from '#platform/postgres';

export interface AdmissionRow {
  readonly id: string;
  readonly reseller: string;
  readonly developer: string | null;
  readonly email: string;
  readonly reason: string;
  readonly proposedBy: string;
  readonly proposedAt: number;
}

const columns = 'id, reseller, developer, email, reason, proposed_by, proposed_at';

/** Nothing where somebody has asked for the address already. */
export const insertAdmission = statement<{ readonly id: string }>(
  'insert partners.admission',
  `insert into partners.admission (${columns})
   values ($1, $2, $3, $4, $5, $6, $7::timestamptz)
   on conflict (email) do nothing returning id`,
);

export const readAdmission = statement<AdmissionRow>(
  'read partners.admission',
  `select ${columns} from partners.admission where id = $1`,
);

export const readAdmissions = statement<AdmissionRow>(
  'read partners.admission waiting',
  `select ${columns} from partners.admission order by proposed_at limit $1`,
);

/** It is decided by one: whoever comes later finds nothing. */
export const takeAdmission = statement<{ readonly id: string }>(
  'take partners.admission',
  'delete from partners.admission where id = $1 returning id',
);

export const deleteAdmissionOf = statement(
  'delete partners.admission of address',
  'delete from partners.admission where email = $1',
);

export const deleteOldAdmissions = statement(
  'sweep partners.admission',
  'delete from partners.admission where proposed_at <= $1::timestamptz',
);

import { type Id, idFrom, type InstantMs } from '#base';
import type { StaffId } from '#identity';
import type { ResellerId } from '#resellers';
import type { DeveloperId } from './developer.ts';
import type { AdmissionRow } from './store/admissions.ts';

export type AdmissionId = Id<'adm'>;

/** For so many days a wish to let somebody in waits for a second person. */
export const admissionDays = 30;

/** Somebody who is to be let in at the portal, once a second person agrees. */
export interface Admission {
  readonly id: AdmissionId;
  readonly reseller: ResellerId;
  /** Whose password and authenticator are set anew; null for somebody who begins. */
  readonly developer: DeveloperId | null;
  readonly email: string;
  readonly reason: string;
  readonly proposedBy: StaffId;
  readonly proposedAt: InstantMs;
}

export function admissionOf({ id, reseller, developer, ...row }: AdmissionRow): Admission {
  return {
    id: idFrom('adm', id),
    reseller: idFrom('rsl', reseller),
    developer: developer === null ? null : idFrom('dev', developer),
    email: row.email,
    reason: row.reason,
    proposedBy: idFrom('stf', row.proposedBy),
    proposedAt: row.proposedAt,
  };
}

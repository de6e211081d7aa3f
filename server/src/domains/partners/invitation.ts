import { randomBytes } from 'node:crypto';
import { type InstantMs, hourMs, newUuid, present, slotOf, uuidOf } from '#base';
import { tokenHash } from '#identity';
import { queueSecretMessage } from '#notifications';
import type { Context } from '#platform/context';
import type { Tx } from '#platform/postgres';
import type { Business } from '#resellers';
import type { DeveloperId } from './developer.ts';
import { deleteInvitationsTo, putInvitations } from './store/invitations.ts';

/** Crockford's, in which nothing looks like anything else; 16 of them are 80 random bits. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A code that lets its reader in once: `7K2M-…`, easily read out and typed. */
export function newInvitationCode(): string {
  const marks = [...randomBytes(16)].map((byte) => alphabet[byte % alphabet.length]).join('');
  return (marks.match(/.{4}/g) ?? []).join('-');
}

/** The only form in which a code is kept; undefined of what cannot be one. */
export function invitationHash({ secrets }: Context, typed: string): Buffer | undefined {
  const marks = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');
  return marks.length === 16 ? tokenHash(secrets, 'developer_invitation', marks) : undefined;
}

/** What the secret of an authenticator is sealed for, on its way to a page and back. */
export function enrolmentPurpose(id: string): string {
  return `partners.invitation.enrolment ${id}`;
}

export interface NewInvitation {
  readonly code: string;
  readonly email: string;
  readonly business: Business;
  readonly language: Business['language'];
  /** Whose password and authenticator are set anew; null for somebody who begins. */
  readonly developer: DeveloperId | null;
  readonly needsProof: boolean;
  readonly hours: number;
}

/** Keeps an invitation in place of those before it, and mails its code. */
export async function sendInvitation(
  context: Context,
  tx: Tx,
  { code, email, business, language, developer, needsProof, hours }: NewInvitation,
): Promise<{ readonly id: string; readonly endsAt: InstantMs }> {
  const { reseller } = business;
  const id = newUuid(tx.nowMs, slotOf(reseller));
  const endsAt = tx.nowMs + hours * hourMs;
  await tx.query(deleteInvitationsTo, [email, needsProof]);
  tx.append(putInvitations, {
    tokenHash: present(invitationHash(context, code), 'a hash of a code that was just made'),
    id,
    reseller: uuidOf(reseller),
    developer: developer && uuidOf(developer),
    email,
    needsProof,
    madeAt: tx.nowMs,
    endsAt,
  });
  queueSecretMessage(tx, context.secrets, {
    kind: 'developer_invitation',
    parameters: { code, hours },
    to: email,
    language,
    key: `developer_invitation ${id}`,
    cause: id,
    sendBefore: endsAt,
  });
  return { id, endsAt };
}

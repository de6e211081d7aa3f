import { hongKongDay, idFrom, type InstantMs, type Language, uuidOf } from '#base';
import {
  clearTries,
  isPassword,
  recordAct,
  recordDenied,
  requireTry,
  totpStep,
  type Try,
} from '#identity';
import { queueMessages } from '#notifications';
import type { Context } from '#platform/context';
import type { Tx } from '#platform/postgres';
import { readBusiness } from '#resellers';
import { type DeveloperId, totpPurpose, tryOf } from './developer.ts';
import { enrolmentPurpose, invitationHash } from './invitation.ts';
import { addDeveloper, hashFactors, type HashedFactors } from './new-developer.ts';
import { openDeveloperSession } from './open-developer-session.ts';
import { requireInvitation } from './require-invitation.ts';
import { refuse } from './refusals.ts';
import {
  deleteDeveloperSessions,
  type DeveloperRow,
  lockDeveloper,
  readDeveloperByEmail,
  updateDeveloperStep,
  updateFactors,
} from './store/developers.ts';
import { deleteInvitationsTo, type InvitationRow, lockInvitation } from './store/invitations.ts';

export interface NewFactors {
  /** The code of the invitation, as it was typed. */
  readonly invitation: string;
  /** The sealed secret that `readInvitation` handed out. */
  readonly enrolment: string;
  readonly password: string;
  /** What the new authenticator shows. */
  readonly code: string;
  /** What authenticators go by: our own time, but in a sandbox that was moved on. */
  readonly codeAt: InstantMs;
  /** Where one is asked: the old password, or what the old authenticator shows. */
  readonly proof?: string | undefined;
  readonly ip: string;
}

/**
 * Uses a code once: whoever has it sets password and authenticator, and is signed in; returns the
 * token of the cookie. An answer that is lost locks nobody out, since the authenticator has shown
 * by then that it works. Refuses with `developer_invitation_unknown`, `password_weak`,
 * `developer_authenticator_wrong`, `developer_proof_wrong`, `developer_email_taken`,
 * `seal_broken`, `sign_in_locked` and `too_many_requests`.
 */
export async function acceptInvitation(context: Context, given: NewFactors): Promise<string> {
  const { invitation, enrolment, password, code, codeAt, ip } = given;
  const row = await requireInvitation(context, invitation, ip);
  const totpSecret = context.secrets.open(enrolment, enrolmentPurpose(row.id));
  const step = totpStep(totpSecret, code, codeAt, 0);
  if (step === undefined) throw refuse.developer_authenticator_wrong();
  const factors = await hashFactors({ email: row.email, password, totpSecret });
  const isOldPassword = row.needsProof && (await triesOldPassword(context, row, given));
  const { language } = await readBusiness(context, idFrom('rsl', row.reseller));
  const token = await context.db.transaction(async (tx) => {
    const [current] = await tx.query(lockInvitation, [invitationHash(context, invitation)]);
    if (!current) throw refuse.developer_invitation_unknown();
    const developer =
      current.developer === null
        ? await begin(context, tx, { row, factors, step, ip })
        : await beginAnew(context, tx, { row, factors, step, ip, given, isOldPassword, language });
    if (developer === undefined) return undefined;
    await tx.query(deleteInvitationsTo, [row.email, false]);
    return openDeveloperSession(context, tx, developer);
  });
  if (token === undefined) throw refuse.developer_proof_wrong();
  return token;
}

function attemptOf({ email, developer }: InvitationRow, ip: string): Try {
  const tried = tryOf(email, ip, developer === null ? null : idFrom('dev', developer));
  return { ...tried, action: 'developer.reset' };
}

/** Counted before it is judged, together with tries to sign in. */
async function triesOldPassword(
  context: Context,
  row: InvitationRow,
  { proof = '', ip }: NewFactors,
): Promise<boolean> {
  await requireTry(context, attemptOf(row, ip));
  const [known] = await context.db.read(readDeveloperByEmail, [row.email]);
  return known !== undefined && (await isPassword(known.password, proof));
}

interface Beginning {
  readonly row: InvitationRow;
  readonly factors: HashedFactors;
  readonly step: number;
  readonly ip: string;
}

async function begin(
  context: Context,
  tx: Tx,
  { row, factors, step, ip }: Beginning,
): Promise<DeveloperId> {
  const reseller = idFrom('rsl', row.reseller);
  const developer = await addDeveloper(context, tx, reseller, factors);
  await tx.query(updateDeveloperStep, [uuidOf(developer), step]);
  const actor = { kind: 'developer', id: developer } as const;
  const action = 'developer.create';
  const details = { reseller, invitation: row.id };
  recordAct(tx, { actor, action, subject: developer, outcome: 'done', ip, details });
  return developer;
}

interface BeginningAnew extends Beginning {
  readonly given: NewFactors;
  readonly isOldPassword: boolean;
  readonly language: Language;
}

/** Undefined, and in the trail, where what should have been shown is wrong. */
async function beginAnew(
  context: Context,
  tx: Tx,
  { row, factors, step, ip, given, isOldPassword, language }: BeginningAnew,
): Promise<DeveloperId | undefined> {
  const [known] = await tx.query(lockDeveloper, [row.developer]);
  // Who has left cannot let themselves in again by what they asked for at that moment.
  const isOver = row.needsProof && known !== undefined && known.dismissedAt !== null;
  if (!known || isOver) throw refuse.developer_invitation_unknown();
  const developer = idFrom('dev', known.id);
  if (row.needsProof && !isOldPassword && !showsOldCode(context, known, given)) {
    recordDenied(tx, attemptOf(row, ip), 'wrong');
    return undefined;
  }
  const sealed = context.secrets.seal(factors.totpSecret, totpPurpose(developer));
  await tx.query(updateFactors, [known.id, factors.password, sealed, step]);
  await tx.query(deleteDeveloperSessions, [known.id]);
  await clearTries(context, tx, attemptOf(row, ip).login);
  const actor = { kind: 'developer', id: developer } as const;
  const action = 'developer.reset';
  const details = { invitation: row.id };
  recordAct(tx, { actor, action, subject: developer, outcome: 'done', ip, details });
  // Whoever has both or one of them taken from somebody cannot do it unheard.
  const parameters = { day: hongKongDay(tx.nowMs) };
  const key = `developer_factors_set ${row.id}`;
  const mail = { kind: 'developer_factors_set', parameters, to: row.email, key } as const;
  queueMessages(tx, [{ ...mail, language, cause: developer }]);
  return developer;
}

function showsOldCode(
  { secrets }: Context,
  known: DeveloperRow,
  { proof = '', codeAt }: NewFactors,
): boolean {
  const secret = secrets.open(known.totpSealed, totpPurpose(idFrom('dev', known.id)));
  return totpStep(secret, proof, codeAt, Number(known.totpStep)) !== undefined;
}

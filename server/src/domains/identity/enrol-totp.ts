import type { Context } from '#platform/context';
import { type OwnPassword, withOwnPassword } from './own-password.ts';
import { recordAct } from './record-act.ts';
import { totpPurpose } from './staff.ts';
import { updateNextTotp } from './store/staff.ts';
import { newTotpSecret, totpUri } from './totp.ts';

/**
 * Makes a secret for a new authenticator. The old one serves until `confirmTotp` has seen a code of
 * the new one, so that a page that was closed halfway locks nobody out. Refuses with
 * `sign_in_wrong` and `sign_in_locked`.
 */
export async function enrolTotp(
  context: Context,
  given: OwnPassword & {
    /** Under whose name the authenticator lists it. */
    readonly issuer: string;
  },
): Promise<{ readonly totpSecret: string; readonly totpUri: string }> {
  const { staff, login } = given.session;
  const totpSecret = newTotpSecret();
  const sealed = context.secrets.seal(totpSecret, totpPurpose(staff));
  const action = 'staff.enrol_totp';
  await withOwnPassword(context, given, action, async (tx, row) => {
    await tx.query(updateNextTotp, [row.id, sealed]);
    const actor = { kind: 'staff', id: staff } as const;
    recordAct(tx, { actor, action, subject: staff, outcome: 'done', ip: given.ip });
  });
  return { totpSecret, totpUri: totpUri(totpSecret, login, given.issuer) };
}

export { type Act, type ActCode, type ActId, acts, type TrailEntry } from './act.ts';
export { changePassword } from './change-password.ts';
export { changePreferences } from './change-preferences.ts';
export { changeStaff } from './change-staff.ts';
export { confirmTotp } from './confirm-totp.ts';
export { type CookieRules, cookieRules } from './cookies.ts';
export { type CreatedStaff, createStaff } from './create-staff.ts';
export { csrfTokenFor, requireCsrfToken } from './csrf.ts';
export { endSessionsOf } from './end-sessions-of.ts';
export { enrolTotp } from './enrol-totp.ts';
export { examineStaffSeals } from './examine-staff-seals.ts';
export { leavingActs } from './leaving-acts.ts';
export { listStaff } from './list-staff.ts';
export * from './lockout.ts';
export { isToken, newToken, tokenHash } from './opaque-token.ts';
export { openDevice } from './open-device.ts';
export { hashPassword, isPassword, nobodysPassword, requireGoodPassword } from './password.ts';
export {
  isRole,
  type Permission,
  permissions,
  permissionsOf,
  type Role,
  roles,
} from './permissions.ts';
export { type Logins, readLogins } from './read-logins.ts';
export { readStaffSession } from './read-staff-session.ts';
export { readTrail } from './read-trail.ts';
export { readVisit } from './read-visit.ts';
export { recordAct } from './record-act.ts';
export { type CodeRequest, requestCode } from './request-code.ts';
export { requirePermission } from './require-permission.ts';
export { requireStaffSession } from './require-staff-session.ts';
export { resealStaff } from './reseal-staff.ts';
export { identitySettings } from './settings.ts';
export { type SignedIn, signIn } from './sign-in.ts';
export { type SignedInStaff, signInStaff } from './sign-in-staff.ts';
export { signOut } from './sign-out.ts';
export { signOutStaff } from './sign-out-staff.ts';
export type { Staff, StaffId, StaffSession } from './staff.ts';
export { noteAct, requireSecondPerson, requireStaff, type StaffCaller } from './staff-caller.ts';
export { sweepIdentity } from './sweep-identity.ts';
export { newTotpSecret, totpAt, totpStep, totpUri } from './totp.ts';
export { clearTries, recordDenied, requireTry, type Try } from './tries.ts';
export { csrfTokenOf, type DeviceId, type Preferences, type Visit } from './visit.ts';

/** What a member of staff may be allowed to do. Nothing is allowed that is not named here. */
export const permissions = [
  'lines.read',
  'lines.change',
  'numbers.reveal',
  'topups.read',
  'topups.undo',
  'reviews.propose',
  'reviews.approve',
  'payments.read',
  'payments.resolve',
  'refunds.propose',
  'refunds.approve',
  'adjustments.propose',
  'adjustments.approve',
  'receipts.read',
  'messages.read',
  'reconciliation.read',
  'reconciliation.change',
  'catalog.read',
  'catalog.change',
  'settings.read',
  'settings.change',
  'jobs.read',
  'jobs.run',
  'staff.read',
  'staff.change',
  'audit.read',
  'floats.read',
  'floats.propose',
  'floats.approve',
  'resellers.change',
] as const;
export type Permission = (typeof permissions)[number];

export const roles = ['support', 'clerk', 'finance', 'operator', 'auditor'] as const;
export type Role = (typeof roles)[number];

const seesSubscribers = [
  'lines.read',
  'topups.read',
  'payments.read',
  'receipts.read',
  'messages.read',
] as const;

/**
 * Which role may do what. Whoever proposes money never approves it, and who runs the machine moves
 * no money: a person with both roles is still held by the rule that two people must act.
 */
const table: Readonly<Record<Role, readonly Permission[]>> = {
  /** Answers subscribers. */
  support: [...seesSubscribers, 'topups.undo', 'reviews.propose', 'refunds.propose'],
  /** Serves people at a counter, whose papers it sees. */
  clerk: [
    ...seesSubscribers,
    'lines.change',
    'numbers.reveal',
    'topups.undo',
    'reviews.propose',
    'refunds.propose',
    'adjustments.propose',
    'floats.read',
    'floats.propose',
  ],
  /** Keeps the money right. */
  finance: [
    ...seesSubscribers,
    'reviews.approve',
    'payments.resolve',
    'refunds.approve',
    'adjustments.approve',
    'reconciliation.read',
    'reconciliation.change',
    'catalog.read',
    'audit.read',
    'floats.read',
    'floats.approve',
  ],
  /** Runs the platform. */
  operator: [
    'catalog.read',
    'catalog.change',
    'settings.read',
    'settings.change',
    'jobs.read',
    'jobs.run',
    'staff.read',
    'staff.change',
    'messages.read',
    'resellers.change',
    'floats.read',
  ],
  /** Sees everything and changes nothing. */
  auditor: permissions.filter((permission) => permission.endsWith('.read')),
};

export function isRole(text: string): text is Role {
  return (roles as readonly string[]).includes(text);
}

/** Deny unless allowed: what no role of the person names is forbidden. */
export function isAllowed(of: readonly Role[], permission: Permission): boolean {
  return of.some((role) => table[role].includes(permission));
}

/** Everything that the roles allow together, for a screen to show what it can offer. */
export function permissionsOf(of: readonly Role[]): Permission[] {
  return permissions.filter((permission) => isAllowed(of, permission));
}

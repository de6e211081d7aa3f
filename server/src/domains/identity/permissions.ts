/** What a member of staff may be allowed to do. Nothing is allowed that is not named here. */
export const permissions = [
  'lines.read',
  'lines.change',
  'lines.import',
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
  'rates.read',
  'rates.change',
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
  'developers.read',
  'developers.propose',
  'developers.approve',
  'devices.read',
  'devices.change',
  'outlets.read',
  'outlets.change',
  'cash.count',
  'claims.settle',
  'appeals.read',
  'appeals.answer',
  'appeals.approve',
  'vouchers.read',
  'vouchers.change',
  'promotions.read',
  'promotions.propose',
  'promotions.approve',
  'tills.read',
  'tills.use',
  'tills.supervise',
  'sims.ask',
  'sims.approve',
] as const;
export type Permission = (typeof permissions)[number];

export const roles = ['support', 'clerk', 'supervisor', 'finance', 'operator', 'auditor'] as const;
export type Role = (typeof roles)[number];

const seesSubscribers = [
  'lines.read',
  'topups.read',
  'payments.read',
  'receipts.read',
  'messages.read',
  'appeals.read',
] as const;

/**
 * Which role may do what. Whoever proposes money never approves it, and who runs the machine moves
 * no money: a person with both roles is still held by the rule that two people must act.
 */
const table: Readonly<Record<Role, readonly Permission[]>> = {
  /** Answers subscribers. */
  support: [
    ...seesSubscribers,
    'topups.undo',
    'reviews.propose',
    'refunds.propose',
    'appeals.answer',
    'vouchers.read',
    'outlets.read',
  ],
  /** Serves people at a counter, whose papers it sees. */
  clerk: [
    ...seesSubscribers,
    'lines.change',
    'numbers.reveal',
    'topups.undo',
    'reviews.propose',
    'refunds.propose',
    'adjustments.propose',
    'appeals.answer',
    'floats.read',
    'floats.propose',
    'devices.read',
    'claims.settle',
    'vouchers.read',
    'outlets.read',
    'tills.read',
    'tills.use',
    'sims.ask',
  ],
  /** Looks after a hall: its tills, and the second pair of eyes on what clerks propose. */
  supervisor: [
    ...seesSubscribers,
    'lines.change',
    'lines.import',
    'numbers.reveal',
    'topups.undo',
    'adjustments.approve',
    'tills.read',
    'tills.supervise',
    'sims.approve',
  ],
  /** Keeps the money right. */
  finance: [
    ...seesSubscribers,
    'reviews.approve',
    'payments.resolve',
    'refunds.approve',
    'adjustments.approve',
    'appeals.approve',
    'reconciliation.read',
    'reconciliation.change',
    'catalog.read',
    'audit.read',
    'floats.read',
    'floats.approve',
    'developers.read',
    'developers.approve',
    'devices.read',
    'cash.count',
    'vouchers.read',
    'vouchers.change',
    'promotions.read',
    'promotions.propose',
    'promotions.approve',
    'tills.read',
    'rates.read',
    'rates.change',
  ],
  /** Runs the platform. */
  operator: [
    'catalog.read',
    'catalog.change',
    'rates.read',
    'settings.read',
    'settings.change',
    'jobs.read',
    'jobs.run',
    'staff.read',
    'staff.change',
    'messages.read',
    'resellers.change',
    'floats.read',
    'developers.read',
    'developers.propose',
    'devices.read',
    'devices.change',
    'outlets.read',
    'outlets.change',
    'tills.read',
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

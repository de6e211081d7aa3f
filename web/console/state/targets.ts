import type { Session } from './staff-channel.ts';

export type Target =
  | 'find'
  | 'receipts'
  | 'payments'
  | 'mandates'
  | 'reviews'
  | 'appeals'
  | 'erasures'
  | 'reconciliation'
  | 'banking'
  | 'shops'
  | 'developers'
  | 'vouchers'
  | 'outlets'
  | 'devices'
  | 'rates'
  | 'promotions'
  | 'messages'
  | 'trail'
  | 'machinery';

/** Where work begins, in this order, and what one needs to be let in. */
const targets: readonly { readonly page: Target; readonly permission: string }[] = [
  { page: 'find', permission: 'lines.read' },
  { page: 'reviews', permission: 'topups.read' },
  { page: 'appeals', permission: 'appeals.read' },
  { page: 'receipts', permission: 'receipts.read' },
  { page: 'payments', permission: 'payments.read' },
  { page: 'mandates', permission: 'payments.read' },
  { page: 'reconciliation', permission: 'reconciliation.read' },
  { page: 'banking', permission: 'reconciliation.read' },
  { page: 'machinery', permission: 'jobs.read' },
  { page: 'shops', permission: 'floats.read' },
  { page: 'developers', permission: 'developers.read' },
  { page: 'vouchers', permission: 'vouchers.read' },
  { page: 'outlets', permission: 'outlets.read' },
  { page: 'devices', permission: 'devices.read' },
  { page: 'rates', permission: 'rates.read' },
  { page: 'promotions', permission: 'promotions.read' },
  { page: 'erasures', permission: 'lines.change' },
  { page: 'trail', permission: 'audit.read' },
  { page: 'messages', permission: 'messages.read' },
];

/** What a member of staff may go to; nobody is shown a door that is shut for them. */
export function openTargets(staff: Session['staff'] | undefined): Target[] {
  const open = targets.filter(({ permission }) => staff?.permissions.includes(permission));
  return open.map(({ page }) => page);
}

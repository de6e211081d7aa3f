/** Who is on the staff, for whoever runs the machine: a part of the door. */
export { changeStaff } from './change-staff.ts';
export { type CreatedStaff, createStaff } from './create-staff.ts';
export { findStaff } from './find-staff.ts';
export { listStaff } from './list-staff.ts';
export { type RenewedFactors, renewFactors } from './renew-factors.ts';

export { auditEmergencyCredits } from './audit-emergency-credits.ts';
export { borrow, type LoanRequest } from './borrow.ts';
export type { Loan, LoanId, NoLoan } from './loan.ts';
export { owe, putBackOwed } from './owe.ts';
export { loadLoans, openLoanOf } from './open-loans.ts';
export { putBackRepayment } from './put-back-repayment.ts';
export { type LoanStanding, readLoan } from './read-loan.ts';
export { repayFromTopup } from './repay-from-topup.ts';
export { emergencyCreditSettings } from './settings.ts';

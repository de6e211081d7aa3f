import './counter.css';

export { hkd, readHkd } from './hkd.ts';
export { LanguageSelect } from './language-select.tsx';
export {
  openPendingSales,
  openPendingVouchers,
  type PendingOwner,
  type PendingSale,
  type PendingSales,
  type PendingVoucher,
  type PendingVouchers,
} from './pending-sale.ts';
export { PressList, type PressRow } from './press-list.tsx';
export { SendForm } from './send-form.tsx';
export { sentenceOf } from './sentence-of.ts';
export { SlipPaper } from './slip-paper.tsx';
export { StatementRows } from './statement-rows.tsx';
export { Unreachable } from './unreachable.tsx';
export { type Calling, useCalls } from './use-calls.ts';
export { type OpenKey, useOpenKey } from './use-open-key.ts';
export { usePrinted } from './use-printed.ts';
export { useTitle } from './use-title.ts';
export { type FirstLook, useVisit } from './use-visit.ts';
export { noVoucher, VoucherChoice, voucherWanted } from './voucher-choice.tsx';

import type { ConsoleRoutes } from '@lowu/contract/console';
import { consolePaths } from '@lowu/contract/console/paths';
import type { AnswerOf, BodyOf } from '@lowu/contract/route';
import {
  type ContractChannel,
  type Fetch,
  type Language,
  openContractChannel,
} from '../../client/index.ts';

export type Operation = keyof ConsoleRoutes;
export type Answer<Name extends Operation> = AnswerOf<ConsoleRoutes[Name]>;
export type Session = Answer<'readStaffSession'>;
export type Credentials = BodyOf<ConsoleRoutes['signInStaff']>;
export type AuthenticatorKey = Answer<'enrolOwnAuthenticator'>;
export type WholeLine = Answer<'readLine'>;
export type Unit = WholeLine['totals'][number]['unit'];
export type StaffTopup = Answer<'listLineTopups'>['topups'][number];
export type Transfer = Answer<'listLineTransfers'>['transfers'][number];
export type StaffMessage = Answer<'listLineMessages'>['messages'][number];
export type MessageDesk = Answer<'readMessages'>;
export type LineSession = Answer<'listLineSessions'>['sessions'][number];
export type LineNumberEvent = Answer<'listLineNumbers'>['events'][number];
export type LineClosing = Answer<'readLineClosing'>;
export type LineRule = Answer<'readLineRule'>;
export type FoundReceipt = Answer<'findReceipts'>['receipts'][number];
export type WaitingErasure = Answer<'listErasures'>['erasures'][number];
export type Explained = Answer<'explainTopup'>;
export type ExplainedPayment = Answer<'explainPayment'>;
export type ListedPayment = Answer<'listPayments'>['payments'][number];
export type AttemptState = Explained['attempts'][number]['state'];
export type Decision = BodyOf<ConsoleRoutes['proposeReview']>['decision'];
export type StaffPayments = Answer<'readPayments'>;
export type SpentRule = BodyOf<ConsoleRoutes['proposeRefund']>['spentRule'];
export type FoundBreak = Answer<'readBreak'>;
export type BilledDay = Answer<'listReconciliationDays'>['days'][number];
export type BankDesk = Answer<'readBanking'>;
export type VoucherBatch = Answer<'listVoucherBatches'>['batches'][number];
export type VoucherLife = Answer<'readVoucher'>;
export type OutletDesk = Answer<'listStaffOutlets'>;
export type RateDesk = Answer<'readRates'>;
export type BankedEntry = Answer<'readCredit'>;
export type Nobodys = Answer<'listUnmatched'>['items'][number];
export type NobodysBreak = Answer<'readUnmatched'>;
export type NobodysMoney = NobodysBreak['money'][number];
export type DisposalWish = BodyOf<ConsoleRoutes['proposeDisposal']>;
export type AppealDesk = Answer<'readAppeals'>;
export type ExplainedAppeal = Answer<'explainAppeal'>;
export type Gives = BodyOf<ConsoleRoutes['answerAppeal']>['gives'];
export type Act = Answer<'readTrail'>['acts'][number];

/** Staff sit at a good network: one try, and the person decides about another. */
const deadlineMs = 15_000;

export type StaffChannel = ContractChannel<ConsoleRoutes>;

export function openStaffChannel(fetch: Fetch, language: Language): StaffChannel {
  return openContractChannel<ConsoleRoutes>(consolePaths, { fetch, language, deadlineMs });
}

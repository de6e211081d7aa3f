import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { type ConsoleOperation, consolePaths } from '@lowu/contract/console/paths';
import type { Role } from '#identity';
import { type Sender, sendDueMessages } from '#notifications';
import { type ConsoleWorld, cookiesOf, openConsoleWorld } from '#test/console-world';
import { textTable } from '#test/text-table';

type Who = 'nobody' | 'subscriber' | Role;

/** Who gets what status from each operation; whatever is not allowed here is refused. */
const expected = textTable<'operation' | Who>(`
  operation | nobody | subscriber | support | clerk | supervisor | finance | operator | auditor
  readStaffSession        | 200 | 200 | 200 | 200 | 200 | 200 | 200 | 200
  findLine                | 401 | 401 | 200 | 200 | 200 | 200 | 403 | 200
  readLine                | 401 | 401 | 200 | 200 | 200 | 200 | 403 | 200
  listLineTopups          | 401 | 401 | 200 | 200 | 200 | 200 | 403 | 200
  listLineTransfers       | 401 | 401 | 200 | 200 | 200 | 200 | 403 | 200
  listLineSessions        | 401 | 401 | 200 | 200 | 200 | 200 | 403 | 200
  listLineNumbers         | 401 | 401 | 200 | 200 | 200 | 200 | 403 | 200
  readLineAt              | 401 | 401 | 200 | 200 | 200 | 200 | 403 | 200
  listLineMessages        | 401 | 401 | 200 | 200 | 200 | 200 | 403 | 200
  readLineRule            | 401 | 401 | 200 | 200 | 200 | 200 | 403 | 200
  findReceipts            | 401 | 401 | 200 | 200 | 200 | 200 | 403 | 200
  exportFoundReceipts     | 401 | 401 | 200 | 200 | 200 | 200 | 403 | 200
  exportReceiptData       | 401 | 401 | 200 | 200 | 200 | 200 | 403 | 200
  explainTopup            | 401 | 401 | 200 | 200 | 200 | 200 | 403 | 200
  readPayments            | 401 | 401 | 200 | 200 | 200 | 200 | 403 | 200
  listPayments            | 401 | 401 | 200 | 200 | 200 | 200 | 403 | 200
  listUnclearPayments     | 401 | 401 | 200 | 200 | 200 | 200 | 403 | 200
  listOpenRefunds         | 401 | 401 | 200 | 200 | 200 | 200 | 403 | 200
  listProposedRefunds     | 401 | 401 | 200 | 200 | 200 | 200 | 403 | 200
  listChargebacks         | 401 | 401 | 200 | 200 | 200 | 200 | 403 | 200
  listDecidedChargebacks  | 401 | 401 | 200 | 200 | 200 | 200 | 403 | 200
  explainPayment          | 401 | 401 | 404 | 404 | 404 | 404 | 403 | 404
  listStaffMandates       | 401 | 401 | 200 | 200 | 200 | 200 | 403 | 200
  takeBackSale            | 401 | 401 | 404 | 404 | 404 | 403 | 403 | 403
  proposeRefund           | 401 | 401 | 409 | 409 | 403 | 403 | 403 | 403
  answerRefund            | 401 | 401 | 403 | 403 | 403 | 409 | 403 | 403
  answerChargeback        | 401 | 401 | 403 | 403 | 403 | 404 | 403 | 403
  readChargebackPaper     | 401 | 401 | 404 | 404 | 404 | 404 | 403 | 404
  listReviews             | 401 | 401 | 200 | 200 | 200 | 200 | 403 | 200
  proposeReview           | 401 | 401 | 409 | 409 | 403 | 403 | 403 | 403
  answerReview            | 401 | 401 | 403 | 403 | 403 | 409 | 403 | 403
  listReconciliationDays  | 401 | 401 | 403 | 403 | 403 | 200 | 403 | 200
  readReconciliationDay   | 401 | 401 | 403 | 403 | 403 | 404 | 403 | 404
  exportReconciliationDay | 401 | 401 | 403 | 403 | 403 | 404 | 403 | 404
  proposeGivingUp         | 401 | 401 | 403 | 403 | 403 | 404 | 403 | 403
  decideGivingUp          | 401 | 401 | 403 | 403 | 403 | 404 | 403 | 403
  readBillFile            | 401 | 401 | 403 | 403 | 403 | 404 | 403 | 403
  importBill              | 401 | 401 | 403 | 403 | 403 | 200 | 403 | 403
  fetchBill               | 401 | 401 | 403 | 403 | 403 | 503 | 403 | 403
  readFinanceAlarms       | 401 | 401 | 403 | 403 | 403 | 200 | 403 | 200
  listBreaks              | 401 | 401 | 403 | 403 | 403 | 200 | 403 | 200
  readBreak               | 401 | 401 | 403 | 403 | 403 | 404 | 403 | 404
  proposeResolution       | 401 | 401 | 403 | 403 | 403 | 404 | 403 | 403
  decideResolution        | 401 | 401 | 403 | 403 | 403 | 404 | 403 | 403
  proposeReopening        | 401 | 401 | 403 | 403 | 403 | 404 | 403 | 403
  decideReopening         | 401 | 401 | 403 | 403 | 403 | 404 | 403 | 403
  readBanking             | 401 | 401 | 403 | 403 | 403 | 200 | 403 | 200
  listUnmatched           | 401 | 401 | 403 | 403 | 403 | 200 | 403 | 200
  readUnmatched           | 401 | 401 | 403 | 403 | 403 | 404 | 403 | 404
  proposeDisposal         | 401 | 401 | 403 | 403 | 403 | 404 | 403 | 403
  decideDisposal          | 401 | 401 | 403 | 403 | 403 | 404 | 403 | 403
  listSuspense            | 401 | 401 | 403 | 403 | 403 | 200 | 403 | 200
  listBankTransfers       | 401 | 401 | 403 | 403 | 403 | 200 | 403 | 200
  listBankEntries         | 401 | 401 | 403 | 403 | 403 | 200 | 403 | 200
  readCredit              | 401 | 401 | 403 | 403 | 403 | 404 | 403 | 404
  proposeCredit           | 401 | 401 | 403 | 403 | 403 | 404 | 403 | 403
  decideCredit            | 401 | 401 | 403 | 403 | 403 | 404 | 403 | 403
  markTransferSent        | 401 | 401 | 403 | 403 | 403 | 404 | 403 | 403
  proposePayee            | 401 | 401 | 403 | 403 | 403 | 404 | 403 | 403
  decidePayee             | 401 | 401 | 403 | 403 | 403 | 404 | 403 | 403
  tryProviderAgain        | 401 | 401 | 403 | 403 | 403 | 404 | 403 | 403
  seeContested            | 401 | 401 | 403 | 403 | 403 | 404 | 403 | 403
  proposeDayAside         | 401 | 401 | 403 | 403 | 403 | 404 | 403 | 403
  decideDayAside          | 401 | 401 | 403 | 403 | 403 | 404 | 403 | 403
  readLineClosing         | 401 | 401 | 200 | 200 | 200 | 200 | 403 | 200
  closeForOwner           | 401 | 401 | 400 | 400 | 403 | 403 | 403 | 403
  listClosings            | 401 | 401 | 200 | 200 | 200 | 200 | 403 | 200
  listPromotions          | 401 | 401 | 403 | 403 | 403 | 200 | 403 | 200
  proposePromotion        | 401 | 401 | 403 | 403 | 403 | 201 | 403 | 403
  decidePromotion         | 401 | 401 | 403 | 403 | 403 | 404 | 403 | 403
  decideClosing           | 401 | 401 | 403 | 403 | 403 | 404 | 403 | 403
  readDevelopers          | 401 | 401 | 403 | 403 | 403 | 200 | 200 | 200
  listDevelopers          | 401 | 401 | 403 | 403 | 403 | 200 | 200 | 200
  dismissDeveloper        | 401 | 401 | 403 | 403 | 403 | 403 | 404 | 403
  proposeAdmission        | 401 | 401 | 403 | 403 | 403 | 403 | 404 | 403
  decideAdmission         | 401 | 401 | 403 | 403 | 403 | 404 | 403 | 403
  listErasures            | 401 | 401 | 403 | 200 | 200 | 403 | 403 | 403
  decideErasure           | 401 | 401 | 403 | 404 | 404 | 403 | 403 | 403
  readAppeals             | 401 | 401 | 200 | 200 | 200 | 200 | 403 | 200
  explainAppeal           | 401 | 401 | 404 | 404 | 404 | 404 | 403 | 404
  takeAppeal              | 401 | 401 | 404 | 404 | 403 | 403 | 403 | 403
  sayToPerson             | 401 | 401 | 404 | 404 | 403 | 403 | 403 | 403
  answerAppeal            | 401 | 401 | 404 | 404 | 403 | 403 | 403 | 403
  decideAnswer            | 401 | 401 | 403 | 403 | 403 | 404 | 403 | 403
  readKeptEvidence        | 401 | 401 | 404 | 404 | 404 | 404 | 403 | 404
  readStaffAttachment     | 401 | 401 | 404 | 404 | 404 | 404 | 403 | 404
  readDevices             | 401 | 401 | 403 | 200 | 403 | 200 | 200 | 200
  openKiosk               | 401 | 401 | 403 | 403 | 403 | 403 | 201 | 403
  makeEnrolment           | 401 | 401 | 403 | 403 | 403 | 403 | 404 | 403
  suspendKiosk            | 401 | 401 | 403 | 403 | 403 | 403 | 404 | 403
  countBox                | 401 | 401 | 403 | 403 | 403 | 404 | 403 | 403
  settleClaim             | 401 | 401 | 403 | 404 | 403 | 403 | 403 | 403
  creditOwedAdvice        | 401 | 401 | 403 | 409 | 403 | 403 | 403 | 403
  readShops               | 401 | 401 | 403 | 200 | 403 | 200 | 200 | 200
  openShop                | 401 | 401 | 403 | 403 | 403 | 403 | 404 | 403
  listShopPeople          | 401 | 401 | 403 | 404 | 403 | 404 | 404 | 404
  addShopOperator         | 401 | 401 | 403 | 403 | 403 | 403 | 404 | 403
  renewShopPin            | 401 | 401 | 403 | 403 | 403 | 403 | 404 | 403
  suspendShopOperator     | 401 | 401 | 403 | 403 | 403 | 403 | 404 | 403
  suspendShopTill         | 401 | 401 | 403 | 403 | 403 | 403 | 404 | 403
  changeShop              | 401 | 401 | 403 | 403 | 403 | 403 | 404 | 403
  addShopTill             | 401 | 401 | 403 | 403 | 403 | 403 | 404 | 403
  openHours               | 401 | 401 | 403 | 403 | 403 | 403 | 404 | 403
  placeShop               | 401 | 401 | 403 | 403 | 403 | 403 | 404 | 403
  limitChain              | 401 | 401 | 403 | 403 | 403 | 403 | 404 | 403
  limitTier               | 401 | 401 | 403 | 403 | 403 | 403 | 404 | 403
  suspendReseller         | 401 | 401 | 403 | 403 | 403 | 403 | 404 | 403
  proposeIssue            | 401 | 401 | 403 | 404 | 403 | 403 | 403 | 403
  decideIssue             | 401 | 401 | 403 | 403 | 403 | 404 | 403 | 403
  settleIssue             | 401 | 401 | 403 | 403 | 403 | 404 | 403 | 403
  stopAwaiting            | 401 | 401 | 403 | 403 | 403 | 404 | 403 | 403
  proposeRecall           | 401 | 401 | 403 | 404 | 403 | 403 | 403 | 403
  decideRecall            | 401 | 401 | 403 | 403 | 403 | 404 | 403 | 403
  proposePayoutAccount    | 401 | 401 | 403 | 404 | 403 | 403 | 403 | 403
  decidePayoutAccount     | 401 | 401 | 403 | 403 | 403 | 404 | 403 | 403
  listStaffOutlets        | 401 | 401 | 200 | 200 | 403 | 403 | 200 | 200
  saveOutlet              | 401 | 401 | 403 | 403 | 403 | 403 | 200 | 403
  withdrawOutlet          | 401 | 401 | 403 | 403 | 403 | 403 | 404 | 403
  importOutlets           | 401 | 401 | 403 | 403 | 403 | 403 | 400 | 403
  readRates               | 401 | 401 | 403 | 403 | 403 | 200 | 200 | 200
  proposeRate             | 401 | 401 | 403 | 403 | 403 | 200 | 403 | 403
  decideRate              | 401 | 401 | 403 | 403 | 403 | 404 | 403 | 403
  listVoucherBatches      | 401 | 401 | 200 | 200 | 403 | 200 | 403 | 200
  proposeActivation       | 401 | 401 | 403 | 403 | 403 | 404 | 403 | 403
  decideActivation        | 401 | 401 | 403 | 403 | 403 | 404 | 403 | 403
  blockVouchers           | 401 | 401 | 403 | 403 | 403 | 404 | 403 | 403
  unblockVouchers         | 401 | 401 | 403 | 403 | 403 | 404 | 403 | 403
  readVoucher             | 401 | 401 | 404 | 404 | 403 | 404 | 403 | 404
  readMessages            | 401 | 401 | 200 | 200 | 200 | 200 | 200 | 200
  readTrail               | 401 | 401 | 403 | 403 | 403 | 200 | 403 | 200
  readMachinery           | 401 | 401 | 403 | 403 | 403 | 403 | 200 | 200
  signInStaff             | 401 | 401 | 401 | 401 | 401 | 401 | 401 | 401
  changeOwnPassword       | 401 | 401 | 400 | 400 | 400 | 400 | 400 | 400
  enrolOwnAuthenticator   | 401 | 401 | 401 | 401 | 401 | 401 | 401 | 401
  confirmOwnAuthenticator | 401 | 401 | 401 | 401 | 401 | 401 | 401 | 401
  signOutStaff            | 401 | 401 | 200 | 200 | 200 | 200 | 200 | 200
`);

const number = '+85251234567';

const words = { en: 'Star Ferry', 'zh-Hant': '天星碼頭', 'zh-Hans': '天星码头' };
const shop = {
  kind: 'agent',
  name: 'Nobody’s',
  tier: 'none',
  parent: null,
  sharesFloat: false,
  number: null,
  language: 'en',
  tills: ['1'],
};

const outlet = {
  kind: 'hall',
  name: words,
  address: words,
  district: 'YT',
  latitudeMicro: 22_293_700,
  longitudeMicro: 114_168_600,
  hours: '24/7',
  services: ['cash'],
  languages: ['en'],
  phone: null,
  sellsAs: null,
};

/** What is sent where the operation wants something; the order's money is not held. */
const queries: Partial<Record<ConsoleOperation, string>> = {
  findLine: `?number=${encodeURIComponent(number)}`,
  readLineAt: '?at=2026-11-22T16:00:00.000Z',
};

const bodies: Partial<Record<ConsoleOperation, () => object>> = {
  signInStaff: () => ({ login: `nobody-${randomUUID()}`, password: 'wrong', code: '000000' }),
  changeOwnPassword: () => ({ password: 'wrong', replacement: 'short' }),
  enrolOwnAuthenticator: () => ({ password: 'wrong' }),
  confirmOwnAuthenticator: () => ({ code: '000000' }),
  proposeReview: () => ({ decision: 'credit', reason: 'a slip of the wallet' }),
  answerReview: () => ({ isApproved: true }),
  takeBackSale: () => ({ reason: 'asked for' }),
  proposeRefund: () => ({ amountMinor: 10_000_000, spentRule: 'refuse', reason: 'asked for' }),
  answerRefund: () => ({ isApproved: true }),
  answerChargeback: () => ({ words: 'They used it within the hour' }),
  // No bill: that is told as an event, once it is kept.
  importBill: () => ({ content: Buffer.from('no bill').toString('base64') }),
  proposeResolution: () => ({ way: 'accept', reason: 'it is right so' }),
  decideResolution: () => ({ isApproved: true }),
  proposeReopening: () => ({ reason: 'it was another day' }),
  decideReopening: () => ({ isApproved: true }),
  proposeGivingUp: () => ({ reason: 'the provider has lost it' }),
  decideGivingUp: () => ({ isApproved: true }),
  proposeDisposal: () => ({
    currency: 'HKD',
    way: 'write_off',
    amountMinor: 700,
    attempt: null,
    to: null,
    against: null,
    reason: 'nobody has asked for it',
  }),
  decideDisposal: () => ({ isApproved: true }),
  proposeCredit: () => ({
    way: 'to_order',
    attempt: null,
    settles: null,
    bag: null,
    reason: 'nobody knows the payer',
  }),
  decideCredit: () => ({ isApproved: true }),
  proposePayee: () => ({ name: 'CHAN TAI MAN', account: '388-765432-001', reason: 'called' }),
  decidePayee: () => ({ isApproved: true }),
  proposeDayAside: () => ({ reason: 'the bank was asked' }),
  decideDayAside: () => ({ isApproved: true }),
  openKiosk: () => ({ code: 'kt-09', name: 'At the ferry' }),
  suspendKiosk: () => ({ isSuspended: true }),
  countBox: () => ({ hundreds: 1, fiveHundreds: 0 }),
  settleClaim: () => ({ claimCode: 'NOBODY' }),
  openShop: () => shop,
  addShopOperator: () => ({ login: 'nobody-01', name: 'Nobody', isSupervisor: false }),
  suspendShopOperator: () => ({ isSuspended: true }),
  suspendShopTill: () => ({ isSuspended: true }),
  changeShop: () => ({ name: 'Nobody', tier: shop.tier, number: null, language: 'en' }),
  addShopTill: () => ({ label: 'Till 2' }),
  openHours: () => ({ hours: null }),
  placeShop: () => ({ place: null }),
  limitChain: () => ({ dayMinor: null, monthMinor: null }),
  limitTier: () => ({
    dayCount: 1,
    dayMinor: 1,
    weekCount: null,
    weekMinor: null,
    monthCount: 1,
    monthMinor: 1,
  }),
  suspendReseller: () => ({ isSuspended: true }),
  proposeIssue: () => ({ amountMinor: 10_000, paidBy: 'cash', paymentReference: '' }),
  decideIssue: () => ({ isApproved: true }),
  proposeRecall: () => ({ issue: null, amountMinor: 100, reason: 'It leaves' }),
  proposePayoutAccount: () => ({ name: 'Ravi', account: '012-345678', reason: 'It asks' }),
  decidePayoutAccount: () => ({ isApproved: true }),
  decideRecall: () => ({ isApproved: true }),
  saveOutlet: () => outlet,
  importOutlets: () => ({ text: 'code' }),
  proposeRate: () => ({ from: 'HKD', to: 'CNY', rate: '0.93', reason: 'the bank is away' }),
  decideRate: () => ({ isApproved: true }),
  proposePromotion: () => ({
    code: 'any',
    name: { en: 'Any', 'zh-Hant': 'Any', 'zh-Hans': 'Any' },
    budgetMinor: 100_000,
    kind: 'bonus',
    channels: ['app'],
    leastMinor: 0,
    basisPoints: 500,
    mostMinor: 5_000,
    validDays: 30,
    from: '2026-01-01',
    until: '2026-12-31',
  }),
  decidePromotion: () => ({ decision: 'stop' }),
  // Without the account that some of the money needs: the line lives on.
  closeForOwner: () => ({ toName: '', toAccount: '' }),
  decideClosing: () => ({ isApproved: true }),
  proposeAdmission: () => {
    const partner = `rsl_${'0'.repeat(12)}7${'0'.repeat(3)}8${'0'.repeat(15)}`;
    return { partner, email: 'dev@bay.example', reason: 'they begin' };
  },
  decideAdmission: () => ({ isApproved: true }),
  dismissDeveloper: () => ({ why: 'they have left' }),
  decideErasure: () => ({ isApproved: true, reason: '' }),
  sayToPerson: () => ({ as: 'note', text: 'looked at' }),
  answerAppeal: () => ({ gives: 'apology', text: 'we are sorry' }),
  decideAnswer: () => ({ isApproved: true }),
  proposeActivation: () => ({ first: 1, last: 10 }),
  decideActivation: () => ({ isApproved: true }),
  blockVouchers: () => ({ first: 1, last: 10, why: 'stolen' }),
  unblockVouchers: () => ({ first: 1, last: 10 }),
};

/** The cookies and the token of a person who has signed in to the app. */
async function subscriberOf(world: ConsoleWorld): Promise<Record<string, string>> {
  const first = await world.call('/api/app/session');
  const headers = (answer: typeof first, cookie: string) => ({
    cookie,
    'x-csrf-token': String(answer.body['csrfToken']),
  });
  const device = headers(first, cookiesOf(first));
  await world.call('/api/app/session/codes', { method: 'POST', headers: device, body: { number } });
  const texts: string[] = [];
  const sender: Sender = {
    async send(_http, { text }) {
      texts.push(text);
      return { outcome: 'delivered' };
    },
  };
  await sendDueMessages(world.context, { sms: sender });
  const code = /\d{6}/.exec(texts.join(' '))?.[0] ?? '';
  const body = { number, code };
  const answer = await world.call('/api/app/session', { method: 'POST', headers: device, body });
  assert.equal(answer.body['isSignedIn'], true);
  return headers(answer, `${device.cookie}; ${cookiesOf(answer)}`);
}

/** The id of a kiosk that is not there. */
function kioskIn(line: string): string {
  return `ksk_${line.slice(4)}`;
}

async function statusOf(
  world: ConsoleWorld,
  operation: ConsoleOperation,
  { line, topup }: { line: string; topup: string },
  headers: Record<string, string>,
): Promise<number> {
  const [method, template] = consolePaths[operation];
  const path = template
    .replace('{line}', line)
    .replace('{exchange}', `exc_${line.slice(4)}`)
    .replace('{topup}', topup)
    .replace('{bill}', `bil_${line.slice(4)}`)
    .replace('{connector}/{state}', 'alipay_cn/captured')
    .replace('{payment}', `att_${line.slice(4)}`)
    .replace('{connector}/{day}', 'alipay_cn/2026-11-01')
    .replace('{account}/{day}', '012-345678/2026-11-01')
    .replace('{refund}', `rfd_${line.slice(4)}`)
    .replace('{chargeback}', `dsp_${line.slice(4)}`)
    .replace('{break}', `brk_${line.slice(4)}`)
    .replace('{entry}', `ent_${line.slice(4)}`)
    .replace('{disposal}', `dps_${line.slice(4)}`)
    .replace('{transfer}', `btr_${line.slice(4)}`)
    .replace('{number}', '0000000000')
    .replace('{attachment}', `atc_${line.slice(4)}`)
    .replace('{event}', '1')
    .replace('{admission}', `adm_${line.slice(4)}`)
    .replace('{developer}', `dev_${line.slice(4)}`)
    .replace('{erasure}', `ers_${line.slice(4)}`)
    .replace('{closing}', `cls_${line.slice(4)}`)
    .replace('{proposal}', `fxp_${line.slice(4)}`)
    .replace('{batch}', '7')
    .replace('{tier}', 'nobodys')
    .replace('{activation}', `vac_${line.slice(4)}`)
    .replace('{kiosk}/boxes/{box}', `${kioskIn(line)}/boxes/1`)
    .replace('{kiosk}', kioskIn(line))
    .replace('{sale}', `ksl_${line.slice(4)}`)
    .replace('{reseller}/tills/{till}', `rsl_${line.slice(4)}/tills/1`)
    .replace('{reseller}', `rsl_${line.slice(4)}`)
    .replace('{login}', 'nobody')
    .replace('{issue}', `iss_${line.slice(4)}`)
    .replace('{recall}', `rcl_${line.slice(4)}`)
    .replace('outlets/{code}/withdrawal', 'outlets/nowhere/withdrawal')
    .replace('{code}', 'none')
    .replace('{serial}', '00000700000011');
  const query = queries[operation] ?? '';
  const given = bodies[operation]?.();
  const body = given ? { body: given } : {};
  return (await world.call(path + query, { method, headers, ...body })).status;
}

test('each operation is for whom the permissions name, and for nobody else', async (t) => {
  const world = await openConsoleWorld(t);
  const { line, subscriber } = await world.person([number]);
  const { id: topup } = await world.order(number, 5_000n, subscriber);
  const people: Record<Who, Record<string, string>> = {
    nobody: {},
    subscriber: await subscriberOf(world),
    support: await world.signedIn('support'),
    clerk: await world.signedIn('clerk'),
    supervisor: await world.signedIn('supervisor'),
    finance: await world.signedIn('finance'),
    operator: await world.signedIn('operator'),
    auditor: await world.signedIn('auditor'),
  };
  assert.deepEqual(
    expected.map(({ operation }) => operation).sort(),
    Object.keys(consolePaths).sort(),
  );
  for (const { operation, ...of } of expected) {
    for (const [who, status] of Object.entries(of) as [Who, string][]) {
      const seen = await statusOf(
        world,
        operation as ConsoleOperation,
        { line, topup },
        people[who],
      );
      assert.equal(String(seen), status, `${operation} by ${who}`);
    }
  }
});

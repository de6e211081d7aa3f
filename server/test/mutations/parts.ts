/**
 * Code that moves money, and the tests that should notice when it is wrong: the quick ones first.
 */
export interface Part {
  readonly name: string;
  /** Source files, as globs from the root of the repository. Tests and doors are left out. */
  readonly sources: readonly string[];
  readonly tests: readonly string[];
}

const domains = 'server/src/domains';
const books = 'server/test/books';

export const parts: readonly Part[] = [
  {
    name: 'base',
    sources: ['server/src/base/{money,ids,time}.ts'],
    tests: ['server/src/base/*.test.ts', `${domains}/ledger/*.test.ts`],
  },
  {
    name: 'ledger',
    sources: [`${domains}/ledger/*.ts`],
    tests: [
      `${domains}/ledger/*.test.ts`,
      'server/test/simulation/ledger/*.test.ts',
      `${books}/topups.db.test.ts`,
    ],
  },
  {
    name: 'rating',
    sources: [`${domains}/charging/rating/*.ts`],
    tests: [`${domains}/charging/rating/*.test.ts`, `${domains}/charging/*.db.test.ts`],
  },
  {
    name: 'charging',
    sources: [`${domains}/charging/*.ts`],
    tests: [
      `${domains}/charging/*.test.ts`,
      'server/src/channels/app/guards.db.test.ts',
      `${books}/{charging-races,kept-prices}.db.test.ts`,
    ],
  },
  {
    name: 'topups',
    sources: [`${domains}/topups/*.ts`],
    tests: [
      `${domains}/topups/*.test.ts`,
      `${books}/{topups,quotes,reviews,refunds,chargebacks}.db.test.ts`,
      `${books}/{refunds-and-disputes,disputed-money,closing-refunds,payees}.db.test.ts`,
      `${books}/emergency-credits.db.test.ts`,
    ],
  },
  {
    name: 'payments',
    sources: [`${domains}/payments/*.ts`],
    tests: [
      `${domains}/payments/*.test.ts`,
      `${books}/{topups,reviews}.db.test.ts`,
      `${domains}/payments/providers/alipay-cn/*.test.ts`,
      'server/test/faults/server/dying-connections.test.ts',
    ],
  },
  {
    name: 'auto-topups',
    sources: [`${domains}/auto-topups/*.ts`],
    tests: [
      `${domains}/auto-topups/*.test.ts`,
      `${books}/auto-topup{s,-disputes,-ends,-looks,-methods,-plans,-stops}.db.test.ts`,
    ],
  },
  {
    name: 'reminders',
    sources: [`${domains}/reminders/*.ts`],
    tests: [
      `${domains}/reminders/*.test.ts`,
      `${books}/{reminders,expiry-reminders}.db.test.ts`,
      'server/test/simulation/reminders/*.test.ts',
    ],
  },
  {
    name: 'messages',
    sources: [
      `${domains}/notifications/{queue-messages,withdraw-waiting,message-row,store/messages}.ts`,
    ],
    tests: [
      `${domains}/notifications/*.test.ts`,
      `${books}/{reminders,held-words}.db.test.ts`,
      'server/test/simulation/reminders/*.test.ts',
    ],
  },
  {
    name: 'packs',
    sources: [`${domains}/packs/*.ts`],
    tests: [`${domains}/packs/*.test.ts`, `${books}/packs.db.test.ts`],
  },
  {
    name: 'emergency-credits',
    sources: [`${domains}/emergency-credits/*.ts`],
    tests: [`${domains}/emergency-credits/*.test.ts`, `${books}/emergency-credits.db.test.ts`],
  },
  {
    name: 'receipts',
    sources: [`${domains}/receipts/*.ts`],
    tests: [
      `${domains}/receipts/*.test.ts`,
      `${books}/topups.db.test.ts`,
      `${books}/{receipts,receipt-channels}.db.test.ts`,
    ],
  },
  {
    name: 'vouchers',
    sources: [`${domains}/vouchers/*.ts`],
    tests: [
      `${domains}/vouchers/*.test.ts`,
      `${books}/{vouchers,voucher-batches,voucher-dialogues,voucher-rules}.db.test.ts`,
    ],
  },
  {
    name: 'voucher-sales',
    sources: [
      `${domains}/sales/*voucher*.ts`,
      `${domains}/tills/*{voucher,over-counter}*.ts`,
      `${domains}/tills/tender.ts`,
    ],
    tests: [
      `${domains}/{sales,tills}/*.test.ts`,
      `${books}/{vouchers,voucher-rules,tills,receipts,receipt-channels}.db.test.ts`,
    ],
  },
  {
    name: 'resellers',
    sources: [
      `${domains}/resellers/{chain-limits,charge-float,counter,locked-*,require-sellable}.ts`,
    ],
    tests: [`${books}/{chain-locks,sales,resellers}.db.test.ts`],
  },
  {
    name: 'disputes',
    sources: [`${domains}/disputes/*.ts`],
    tests: [
      `${domains}/disputes/*.test.ts`,
      `${books}/{appeals,appeals-again,appeal-pack,chargeback-answers}.db.test.ts`,
      'server/src/channels/app/appeals.db.test.ts',
    ],
  },
  {
    name: 'transparency',
    sources: [`${domains}/transparency/*.ts`, 'server/src/wire/tlog/*.ts'],
    tests: [
      'server/src/wire/tlog/*.test.ts',
      `${domains}/transparency/*.test.ts`,
      `${books}/{transparency,stolen-keys,witnesses,bad-proofs}.db.test.ts`,
    ],
  },
  {
    name: 'mandates',
    sources: [`${domains}/mandates/*.ts`],
    tests: [`${domains}/mandates/*.test.ts`, `${books}/card-runs.db.test.ts`],
  },
  {
    name: 'fx',
    sources: [`${domains}/fx/*.ts`],
    tests: [`${domains}/fx/*.test.ts`, `${books}/quotes.db.test.ts`],
  },
  {
    name: 'screening',
    sources: [`${domains}/screening/*.ts`, `${domains}/topups/{foresee-review,load-seen}.ts`],
    tests: [
      `${domains}/screening/*.test.ts`,
      `${books}/{screening,screening-runs,reviews}.db.test.ts`,
    ],
  },
  {
    name: 'closings',
    sources: [`${domains}/closings/*.ts`],
    tests: [
      `${domains}/closings/*.test.ts`,
      `${books}/{closings,closing-refunds,payees}.db.test.ts`,
    ],
  },
  {
    name: 'banking',
    sources: [`${domains}/banking/*.ts`],
    tests: [
      `${domains}/banking/*.test.ts`,
      `${books}/{banking,closings,payees}.db.test.ts`,
      'server/src/channels/console/*.db.test.ts',
    ],
  },
  {
    name: 'reconciliation',
    sources: [`${domains}/reconciliation/*.ts`],
    tests: [
      `${domains}/reconciliation/*.test.ts`,
      `${books}/{reconciliation,settled-batches}.db.test.ts`,
      `${books}/{alipay,antom,stripe,wechat}-bills.db.test.ts`,
    ],
  },
];

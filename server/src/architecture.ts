/**
 * Who may import whom, written from the ground up.
 *
 * A room is a folder of server/src with a door, its index.ts. Each line below names only constants
 * that stand above it, so a cycle cannot be written down: the compiler refuses a constant that is
 * used before its declaration. The house tests hold every import to these lines.
 *
 * Wiring, the files that lie directly in server/src and its commands/, may import every room; no
 * room imports wiring.
 */
export interface Room {
  /** The folder, below server/src. */
  readonly path: string;
  /** The rooms whose doors it may use. */
  readonly below: readonly Room[];
}

const built: Room[] = [];

function room(path: string, ...below: readonly (readonly Room[])[]): Room {
  const made = { path, below: below.flat() };
  built.push(made);
  return made;
}

// Exact values, no input or output. Codecs of foreign formats stand on it alone.
const base = room('base');
const nchf = room('wire/nchf', [base]);
const statements = room('wire/statements', [base]);
const fps = room('wire/fps', [base]);
const smpp = room('wire/smpp', [base]);
const tlog = room('wire/tlog', [base]);
const pdf = room('wire/pdf', [base]);
const iso8583 = room('wire/iso8583', [base]);
const zip = room('wire/zip', [base]);
const age = room('wire/age', [base]);
const tmf630 = room('wire/tmf630', [base]);

// What everything reads or writes without asking anybody else.
const clock = room('platform/clock', [base]);
const ids = room('platform/ids', [base, clock]);
const log = room('platform/log', [base, clock]);
const metrics = room('platform/metrics', [base, clock]);
const settings = room('platform/settings', [base]);
const secrets = room('platform/secrets', [base, clock, settings]);
const senses = [base, clock, ids, log, metrics, settings, secrets];

// The database before the network: the HTTP client refuses a call inside a transaction, so it must
// know what a transaction is. Context carries both. Above it stands what works with a context:
// jobs, then facts, whose `after` handlers are jobs, then what gathers many commands.
const postgres = room('platform/postgres', senses);
const embeddedPostgres = room('platform/embedded-postgres', senses);
const http = room('platform/http', senses, [postgres]);
const context = room('platform/context', senses, [postgres, http]);
// All rows out of a database and into another one.
const backup = room('platform/backup', senses, [postgres, context]);
const limits = room('platform/limits', senses, [postgres, context]);
// What has to be forgotten and revoked again after a restore.
const endings = room('platform/endings', senses, [postgres, context]);
const retention = room('platform/retention', senses, [postgres]);
const jobs = room('platform/jobs', senses, [postgres, context]);
const atRest = room('platform/at-rest', senses, [postgres]);
const schedule = room('platform/schedule', senses, [postgres, context]);
const storedSettings = room('platform/stored-settings', senses, [postgres]);
const sockets = room('platform/sockets', senses);
const facts = room('platform/facts', senses, [postgres, context, jobs]);
const batch = room('platform/batch', senses, [postgres, context, facts]);
const idempotency = room('platform/idempotency', senses, [postgres, context, batch]);
const carried = [...senses, postgres, http, context];
const machines = [atRest, backup, endings, limits, retention, jobs, schedule];
const ground = [...carried, ...machines, storedSettings, facts, batch, idempotency];

// The domains are one total order. Calls go down and, on one line, to the left; facts go up.
const ledger = room('domains/ledger', ground);
const catalog = room('domains/catalog', ground, [ledger]);
const fx = room('domains/fx', ground);
const notifications = room('domains/notifications', [smpp, sockets], ground);
const receipts = room('domains/receipts', [pdf], ground, [ledger]);
// What moved and was receipted, so that nobody can change it unseen.
const transparency = room('domains/transparency', [tlog], ground, [ledger, receipts]);
const books = [ledger, catalog, fx, notifications, receipts];

const subscribers = room('domains/subscribers', ground, [ledger, catalog, notifications]);
// What a line has for a time and buys again.
const belowPacks = [ledger, catalog, notifications, receipts, subscribers];
const packs = room('domains/packs', ground, belowPacks);
// Lent when a line runs dry, repaid first by the next top-up.
const emergencyCredits = room('domains/emergency-credits', ground, [ledger, subscribers]);
const identity = room('domains/identity', ground, [notifications, subscribers]);
// Lines that come from another system.
const lineImports = room('domains/line-imports', ground, [
  ledger,
  catalog,
  identity,
  subscribers,
  packs,
]);
// Which SIM a line has, and another in its place.
const sims = room('domains/sims', ground, books, [subscribers, identity]);
// Corrections of a line's money, by two people.
const adjustments = room('domains/adjustments', ground, books, [
  subscribers,
  emergencyCredits,
  identity,
]);
// Payments does not know what it is paying for: a payment carries an opaque reference.
const payments = room('domains/payments', [fps, statements], ground);

// What our own banks have booked, and what finance sends by them.
const banking = room('domains/banking', [statements], ground, [ledger, identity, payments]);
// Permission to take money again without asking, and payments by it.
const mandates = room('domains/mandates', ground, [notifications, subscribers, payments]);

// Businesses that sell for us, with floats of their own.
const belowResellers = [ledger, notifications, identity, payments, banking];
const resellers = room('domains/resellers', ground, belowResellers);

// Resellers whose programs sell by themselves.
const belowPartners = [ledger, notifications, identity, resellers];
const partners = room('domains/partners', ground, belowPartners);

// Which paid top-ups people look at first.
const screening = room('domains/screening', ground);
// Extra value for a top-up, out of budgets.
const promotions = room('domains/promotions', ground, [ledger, catalog, identity]);
const charging = room('domains/charging', ground, books, [subscribers]);
const paying = [emergencyCredits, payments, mandates, screening];
const belowTopups = [subscribers, ...paying, promotions, charging];
const topups = room('domains/topups', ground, books, belowTopups);
// Codes that were paid for and become top-ups.
const vouchers = room('domains/vouchers', [age], ground, books, [identity, resellers, topups]);
// Value sold through a reseller: float and line in one commit.
const belowSales = [subscribers, identity, resellers, partners, topups, vouchers];
const sales = room('domains/sales', ground, books, belowSales);
// Cash in our own halls: who has a till, and what they sell over its counter.
const belowTills = [ledger, subscribers, identity, banking, topups, vouchers];
const tills = room('domains/tills', ground, belowTills);
// Partners and other systems are told by signed messages of what happens here.
const belowWebhooks = [tmf630, sockets, notifications, identity, resellers, partners, sales];
const webhooks = room('domains/webhooks', ground, belowWebhooks);
// What programs do to balances by the name of a bucket.
const belowActions = [subscribers, resellers, partners, topups, sales, webhooks];
const balanceActions = room('domains/balance-actions', ground, [ledger, receipts], belowActions);
// What cash machines sell, and what their networks owe us.
const acquirers = room('domains/acquirers', ground, [ledger, identity, topups]);
// What our own machines sell for notes.
const kiosks = room('domains/kiosks', ground, [ledger, identity, banking, topups]);
// Where one can top up in person.
const outlets = room('domains/outlets', ground, [identity]);
// What is charged without asking each time, by the owner's rule.
const belowAutoTopups = [subscribers, emergencyCredits, payments, mandates, charging, topups];
const autoTopups = room('domains/auto-topups', ground, books, belowAutoTopups);
// Told before something runs out.
const reminders = room('domains/reminders', ground, books, [
  subscribers,
  packs,
  charging,
  autoTopups,
]);
// What a person can do from any phone, by text and USSD.
const dialogues = room('domains/dialogues', [smpp], ground, books, [
  subscribers,
  packs,
  topups,
  vouchers,
  outlets,
  autoTopups,
]);
// The end of a line: what was paid and not used goes back.
const belowClosings = [sims, subscribers, emergencyCredits, identity, payments, banking, topups];
const closings = room('domains/closings', ground, books, belowClosings);
// What providers and banks say they moved, held against all of the above.
const reconciliation = room('domains/reconciliation', [statements], ground, [
  ledger,
  fx,
  identity,
  payments,
  banking,
]);
// What people say went wrong, and what they were answered.
const belowDisputes = [subscribers, identity, payments, charging, topups, autoTopups];
const disputes = room('domains/disputes', [pdf, zip], ground, books, [
  transparency,
  ...belowDisputes,
]);
// What a person may ask of us about themselves.
const belowPrivacy = [subscribers, identity, mandates, charging, topups, autoTopups, disputes];
const privacy = room('domains/privacy', ground, books, belowPrivacy);
const paidFor = [subscribers, identity, payments, mandates, screening, charging, topups];
const ofMoney = [banking, reconciliation, acquirers];
const watched = [...paidFor, ...ofMoney, autoTopups, disputes, transparency];
const ops = room('domains/ops', ground, books, watched, [emergencyCredits]);

// Channels translate. They hold no rules and never import one another.
const sold = [packs, emergencyCredits, charging, topups, autoTopups, reminders, closings, disputes];
const shops = [
  resellers,
  partners,
  promotions,
  vouchers,
  sales,
  webhooks,
  balanceActions,
  tills,
  acquirers,
  kiosks,
  outlets,
];
const finance = [payments, mandates, banking, reconciliation];
const everyDomain = [
  ...books,
  sims,
  adjustments,
  transparency,
  subscribers,
  identity,
  privacy,
  ...finance,
  ...sold,
  ...shops,
  lineImports,
  ops,
];
room('channels/app', ground, everyDomain);
room('channels/sms', [smpp], ground, [notifications, dialogues]);
room('channels/ussd', [smpp], ground, [notifications, dialogues]);
room('channels/partner', ground, everyDomain);
room('channels/tmf654', [tmf630], ground, everyDomain);
room('channels/atm', [iso8583, sockets], ground, [acquirers, sales]);
room('channels/provider', ground, [payments, mandates]);
room('channels/log', [tlog], ground, [transparency]);
room('channels/verifier', ground, [receipts, transparency]);
room('channels/agent', ground, everyDomain);
room('channels/kiosk', ground, everyDomain);
room('channels/console', ground, everyDomain);
room('channels/hall', ground, everyDomain);
const network = room('channels/network', [nchf], ground, [catalog, charging]);
// The documents of all channels, made from their contracts, and a page to read them.
room('channels/reference', ground);

/** Every room, from the ground up. */
export const rooms: readonly Room[] = built;

/**
 * Packages that reach the world, each with the rooms that may import it. Everybody else goes by
 * those rooms' doors, so that their rules (deadlines, masking, one clock) cannot be passed by.
 */
export const heldPackages: Readonly<Record<string, readonly Room[]>> = {
  pg: [postgres],
  'graphile-worker': [jobs],
  pino: [log],
  'prom-client': [metrics],
  'libphonenumber-js': [base],
  jose: [network, partners],
  nodemailer: [notifications],
  'web-push': [notifications],
  yauzl: [statements],
  saxes: [statements],
  pdfkit: [pdf],
  fontkit: [pdf],
  'node:http': [http],
  'node:https': [http],
  'node:http2': [http],
  'node:net': [http, postgres, embeddedPostgres, sockets],
  'node:tls': [http, postgres, sockets],
};

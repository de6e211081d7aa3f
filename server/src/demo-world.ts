import { readFileSync } from 'node:fs';
import { assert, type Currency, type Language, type PhoneNumber, startOfDay } from '#base';
import { loadCatalog, planOf, readCatalog } from '#catalog';
import { recordRate } from '#fx';
import { createStaff, listStaff, totpAt } from '#identity';
import { credit } from '#ledger';
import { openPlan } from '#packs';
import type { Context } from '#platform/context';
import { accountOf, addSim, createLine, createSubscriber, findLineByNumber } from '#subscribers';
import { openDemoPartner } from './demo-partner.ts';
import { openDemoHall } from './demo-hall.ts';
import { openDemoKiosk } from './demo-kiosk.ts';
import { openDemoOutlets } from './demo-outlets.ts';
import { openDemoPromotions } from './demo-promotions.ts';
import { openDemoShops } from './demo-shops.ts';
import { openTrialLines } from './demo-trial-numbers.ts';
import { buyDemoVouchers, type DemoVoucher, openDemoVouchers } from './demo-vouchers.ts';
import {
  connectAlipay,
  connectAntom,
  connectStripe,
  connectBank,
  connectWechat,
  connectWitness,
  type DemoSandbox,
} from './demo-connectors.ts';

interface DemoRate {
  readonly from: Currency;
  readonly to: Currency;
  readonly numerator: number;
  readonly denominator: number;
  readonly validFrom: string;
  readonly source: string;
}

function readSeed<Content>(name: string): Content {
  const file = new URL(`../db/seed/${name}`, import.meta.url);
  return JSON.parse(readFileSync(file, 'utf8')) as Content;
}

/** A person of the demo, as `lowu status` lists them. */
export interface DemoPerson {
  readonly name: string;
  readonly about: string;
  readonly language: Language;
  readonly isCareMode: boolean;
  readonly plan: string;
  readonly imsi: string;
  readonly numbers: readonly PhoneNumber[];
  readonly balanceMinor: bigint;
  readonly validDays: number;
}

/** The people of the story. Names and numbers are made up. */
export const demoPeople: readonly DemoPerson[] = [
  {
    name: '陳志明',
    about: 'A commuter from Futian to Kwun Tong with HK$3.20 left',
    language: 'zh-Hant',
    isCareMode: false,
    plan: 'commuter',
    imsi: '454120000000001',
    numbers: ['+85251234567', '+8613800138001'],
    balanceMinor: 320n,
    validDays: 23,
  },
  {
    name: '陳李美玉',
    about: 'Keeps her number alive, and reads in care mode',
    language: 'zh-Hant',
    isCareMode: true,
    plan: 'keep_number',
    imsi: '454120000000002',
    numbers: ['+85261234567'],
    balanceMinor: 1_840n,
    validDays: 6,
  },
  {
    name: '李静',
    about: 'Pays for her mother’s number too, in yuan',
    language: 'zh-Hans',
    isCareMode: false,
    plan: 'twin_city_30',
    imsi: '454120000000003',
    numbers: ['+85291234567', '+8613900139001'],
    balanceMinor: 12_250n,
    validDays: 160,
  },
  {
    name: 'Ravi Kumar',
    about: 'Works in Shenzhen three days a week',
    language: 'en',
    isCareMode: false,
    plan: 'bay_year',
    imsi: '454120000000004',
    numbers: ['+85297654321'],
    balanceMinor: 8_800n,
    validDays: 300,
  },
];

/** Staff of the demo: safe only because the demo refuses to start in production. */
export const demoStaff = [
  {
    login: 'support',
    name: 'Support at the desk',
    roles: ['support'],
    password: 'harbour-lights-at-night',
    totpSecret: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP',
  },
  {
    login: 'auditor',
    name: 'Auditor, who sees everything',
    roles: ['auditor'],
    password: 'ledger-open-at-noon',
    totpSecret: 'KRSXG5CTMVRXEZLUKRSXG5CTMVRXEZLU',
  },
  {
    login: 'clerk',
    name: 'Clerk in the service hall',
    roles: ['clerk'],
    password: 'umbrella-by-the-door',
    totpSecret: 'NBUWY3DJNZTSAZLYNBUWY3DJNZTSAZLY',
  },
  {
    login: 'supervisor',
    name: 'Supervisor of the service hall',
    roles: ['supervisor'],
    password: 'keys-on-a-brass-ring',
    totpSecret: 'OBSWC3DFNVQW4ZDFOBSWC3DFNVQW4ZDF',
  },
  {
    login: 'operator',
    name: 'Operator, who runs the platform',
    roles: ['operator'],
    password: 'lighthouse-on-the-rock',
    totpSecret: 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ',
  },
  // Two, because what moves money takes two.
  {
    login: 'finance',
    name: 'Finance, who proposes',
    roles: ['finance'],
    password: 'ferry-over-the-bay',
    totpSecret: 'MFRGGZDFMZTWQ2LKMFRGGZDFMZTWQ2LK',
  },
  {
    login: 'treasurer',
    name: 'Treasurer, who decides',
    roles: ['finance'],
    password: 'granite-steps-uphill',
    totpSecret: 'ONSWG4TFOQQGC3TEONSWG4TFOQQGC3TE',
  },
] as const;

/** As whom the demo's console offers to sign in, with what their authenticators show now. */
export function demoLogins(nowMs: number) {
  return demoStaff.map(({ login, name, password, totpSecret }) => {
    return { login, name, password, code: totpAt(totpSecret, nowMs) };
  });
}

/**
 * Makes the demo world where it is not there yet; a second start finds it and changes nothing.
 * Returns vouchers that somebody has bought, and that whoever comes first can redeem.
 */
export async function makeDemoWorld(
  context: Context,
  sandbox: DemoSandbox,
): Promise<readonly DemoVoucher[]> {
  await loadCatalog(context, readSeed('demo-catalog.json'));
  for (const rate of readSeed<DemoRate[]>('demo-rates.json')) {
    const ratio = { numerator: BigInt(rate.numerator), denominator: BigInt(rate.denominator) };
    await recordRate(context, { ...rate, ...ratio, validFrom: startOfDay(rate.validFrom) });
  }
  for (const person of demoPeople) await settle(context, person);
  const known = new Set((await listStaff(context)).map(({ login }) => login));
  for (const staff of demoStaff) if (!known.has(staff.login)) await createStaff(context, staff);
  await openDemoPartner(context);
  await openTrialLines(context);
  await openDemoShops(context);
  await openDemoHall(context);
  await openDemoKiosk(context);
  await openDemoOutlets(context);
  await openDemoPromotions(context);
  await openDemoVouchers(context);
  await connectAlipay(context, sandbox);
  await connectAntom(context, sandbox);
  await connectWechat(context, sandbox);
  await connectStripe(context, sandbox);
  await connectBank(context, sandbox);
  await connectWitness(context, sandbox);
  return buyDemoVouchers(context);
}

async function settle(context: Context, person: DemoPerson): Promise<void> {
  const [number] = person.numbers;
  assert(number, `${person.name} has no number`);
  if (await findLineByNumber(context, number)) return;
  const plan = planOf(await readCatalog(context), person.plan);
  const line = await context.db.transaction(async (tx) => {
    const subscriber = createSubscriber(tx, person);
    const made = await createLine(tx, {
      subscriber,
      plan,
      numbers: person.numbers.map((one) => ({ number: one, registration: 'registered' })),
      validDays: person.validDays,
    });
    await addSim(tx, made, person.imsi);
    const reason = { code: 'starter', cause: made };
    const amount = { unit: 'HKD', amount: person.balanceMinor } as const;
    credit(tx, accountOf(made), amount, 'bank', reason);
    return made;
  });
  await openPlan(context, line);
}

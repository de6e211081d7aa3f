import { dayMs, type HongKongDay, minuteMs, type Money, type PhoneNumber, type Words } from '#base';
import { type Catalog, readCatalog } from '#catalog';
import { readLastUse } from '#charging';
import { readOwed } from '#emergency-credits';
import type { Rate } from '#fx';
import { listMandates, type Mandate, type MandateId } from '#mandates';
import type { Context } from '#platform/context';
import {
  type Contact,
  contactOf,
  lifeCycleAt,
  type Line,
  readLine,
  readSubscriber,
  type Subscriber,
} from '#subscribers';
import { type Market, readMarket } from '#topups';
import type { Funding, House } from './decision.ts';
import { isLost } from './lost-line.ts';
import { fundingOf } from './funding.ts';
import { lastDayFor } from './last-day.ts';
import { payersOf } from './outside-plan.ts';
import { plannedFor } from './planned.ts';
import { type Pricing, pricingBy, ratesTold } from './prices.ts';
import { readWords, type WordsHeard } from './read-words.ts';
import type { Cause, Rule } from './rule.ts';
import { autoTopupSettings } from './settings.ts';
import { methodName } from './method-name.ts';
import { untoldDay } from './untold-day.ts';

/** What a rule is decided by and nobody locks: a moment old, and checked again where it counts. */
export interface Surroundings {
  /** How often the rule had been hastened before this was read. */
  readonly hastened: number;
  readonly catalog: Catalog;
  readonly market: Market;
  readonly line: Line;
  readonly house: House;
  /** Whether the line is somebody else's by now, or nobody's. */
  readonly isLost: boolean;
  /** Whether no mandate that is left lets anything be taken on its next month's day. */
  readonly isOutsidePlan: boolean;
  readonly isServed: boolean;
  readonly isUsed: boolean;
  /** The emergency credit that is outstanding, in minor units of HKD. */
  readonly owedMinor: bigint;
  readonly funding: readonly Funding[];
  readonly owner: Subscriber;
  readonly number: PhoneNumber;
  readonly contact: Contact | undefined;
  readonly seller: string;
  /** What the first of its mandates that is good is called. */
  readonly method: Words;
  /** Those whose payer must be told before each payment. */
  readonly wantNotice: readonly Mandate[];
  /** We tell the payer of the first for its own sake; a provider’s word does not stand for ours. */
  readonly isToldByMandate: boolean;
  readonly heard: WordsHeard;
  /** The month's day of which its payer can be told too late alone, for its mandate's sake. */
  readonly untoldDay: HongKongDay | undefined;
  /** So many days sooner its payer is told, because what is told late could be taken no more. */
  readonly earlyDays: number;
  /** The last day on which what is planned for a day can be taken; undefined where none binds. */
  lastDayFor(day: HongKongDay): HongKongDay | undefined;
  connectorOf(mandate: MandateId): string;
  /** By which rate an order for it is priced; undefined where there is none of today. */
  rateFor(cause: Cause): Rate | undefined;
  pricingFor(cause: Cause): Pricing;
  /** What the first of its mandates is charged for a value; undefined without a rate for it. */
  priceAhead(cause: Cause, valueMinor: bigint): Money | undefined;
}

export async function readSurroundings(context: Context, rule: Rule): Promise<Surroundings> {
  const nowMs = context.clock.now();
  const idleMs = context.settings().get(autoTopupSettings.idleDays) * dayMs;
  const [catalog, line, owner, mandates, lastUse, owedMinor, market] = await Promise.all([
    readCatalog(context),
    readLine(context, rule.line),
    readSubscriber(context, rule.owner),
    listMandates(context, rule.owner),
    readLastUse(context, rule.line, nowMs - idleMs),
    readOwed(context, rule.line),
    readMarket(context),
  ]);
  const planned = plannedFor(rule, line.validUntil, nowMs);
  const { good, isOutsidePlan } = payersOf(rule, mandates, planned);
  const [first] = good;
  const contact = contactOf(line, owner.language);
  const { state } = lifeCycleAt(line.validUntil, nowMs, catalog.lifeCycle);
  const house = houseOf(context, catalog, rule);
  const isMainland = good.some(({ terms }) => terms.currency === 'CNY');
  const isToldByMandate = first?.terms.advanceNotice?.by === 'us';
  const number = contact?.number ?? rule.number;
  const heard = await readWords(context, rule, planned, { number, isMainland, isToldByMandate });
  const told = isMainland ? await ratesTold(context, rule, planned, heard) : undefined;
  const rateFor = (cause: Cause) => (cause === 'below' ? undefined : told?.[cause]) ?? market.rate;
  const pricingFor = (cause: Cause) => pricingBy(catalog, rateFor(cause));
  const currency = first?.terms.currency ?? 'HKD';
  const paying = { failing: failingOf(market), pricing: pricingBy(catalog, market.rate) };
  return {
    hastened: rule.hastened,
    catalog,
    market,
    line,
    house,
    isLost: isLost(rule, line),
    isOutsidePlan,
    isServed: line.bars === 0 && (state === 'active' || state === 'one_way'),
    // Who turns a rule on looks at the line just then.
    isUsed: lastUse !== undefined || nowMs - rule.onSince < idleMs,
    owedMinor,
    owner,
    method: await methodName(context, first?.connector ?? ''),
    wantNotice: good.filter(({ terms }) => terms.advanceNotice),
    isToldByMandate,
    heard,
    untoldDay: await untoldDay(context, first, { rule, planned, pricing: pricingFor('monthly') }),
    earlyDays: isToldByMandate ? (first.terms.plan?.openDays ?? 0) : 0,
    lastDayFor: (day) => lastDayFor(good, day),
    number,
    contact,
    seller: catalog.operator.name[owner.language],
    connectorOf: (id) => mandates.find((one) => one.id === id)?.connector ?? '',
    rateFor,
    pricingFor,
    priceAhead: (cause, valueMinor) => {
      const amountMinor = pricingFor(cause)(valueMinor, currency);
      return amountMinor === undefined ? undefined : { amountMinor, currency };
    },
    funding: fundingOf(rule, good, { ...paying, shelf: house }, nowMs),
  };
}

/** Ways to pay that are turned off, or fail by what their last payers met. */
function failingOf({ connectors, health }: Market): ReadonlySet<string> {
  const failing = connectors.filter(
    ({ code, isEnabled }) => !isEnabled || health.get(code) === 'failing',
  );
  return new Set(failing.map(({ code }) => code));
}

function houseOf(context: Context, { shelf }: Catalog, { intervalMinutes }: Rule): House {
  const settings = context.settings();
  const { leastMinor, stepMinor, mostMinor } = shelf;
  return {
    leastMinor,
    stepMinor,
    mostMinor,
    // No sooner than was agreed to.
    intervalMs:
      Math.max(settings.get(autoTopupSettings.intervalMinutes), intervalMinutes ?? 0) * minuteMs,
    pauseAfter: settings.get(autoTopupSettings.pauseAfter),
  };
}

import { dayMs, present } from '#base';
import {
  decidePromotion,
  listPromotions,
  type ListedPromotion,
  type PromotionRule,
  proposePromotion,
} from '#promotions';
import { type OrderedTopup, quoteTopup } from '#topups';
import { staffCaller } from './finance.ts';
import {
  makePerson,
  openTopupWorld,
  orderQuoted,
  type Person,
  type TopupWorld,
} from './topup-world.ts';

type Quoted = Awaited<ReturnType<typeof quoteTopup>>;

/** The top-up world with two people of finance, by whom promotions begin and stop. */
export interface PromotionWorld extends TopupWorld {
  readonly proposer: ReturnType<typeof staffCaller>;
  readonly decider: ReturnType<typeof staffCaller>;
  /** What the usual rule of the world becomes with what is given. */
  ruleOf(given?: Partial<PromotionRule>): PromotionRule;
  propose(code: string, given?: Partial<PromotionRule>, budgetMinor?: bigint): Promise<void>;
  /** Proposed by one, agreed to by another. */
  begin(code: string, given?: Partial<PromotionRule>, budgetMinor?: bigint): Promise<void>;
  stop(code: string): Promise<void>;
  promotion(code: string): Promise<ListedPromotion>;
  /** All of them by their codes. */
  listed(): Promise<ReadonlyMap<string, ListedPromotion>>;
  newPerson(): Promise<Person>;
  quoteFor(person: Person, promotionCode?: string, valueMinor?: bigint): Promise<Quoted>;
  /** At Alipay; refused where it would be now. */
  orderQuoted(quote: Quoted, person: Person): Promise<OrderedTopup>;
  /** The same world to a process that has just started, and remembers nothing of it. */
  anew(): PromotionWorld;
}

/** A rule of 5% of HK$50 and more, for the app, of which one differs as it likes. */
export async function openPromotionWorld(
  test: Parameters<typeof openTopupWorld>[0],
  usual: Partial<PromotionRule>,
): Promise<PromotionWorld> {
  return worldOf(await openTopupWorld(test), usual);
}

let people = 51_000_000;

function worldOf(world: TopupWorld, usual: Partial<PromotionRule>): PromotionWorld {
  const { context } = world;
  const [proposer, decider] = [staffCaller('finance'), staffCaller('finance')];
  const ruleOf: PromotionWorld['ruleOf'] = (given) => ({
    ...wholeRule(context.clock.now()),
    ...usual,
    ...given,
  });
  const propose: PromotionWorld['propose'] = (code, given, budgetMinor = 100_000n) => {
    const name = { en: `Named ${code}`, 'zh-Hant': code, 'zh-Hans': code };
    return proposePromotion(context, proposer, { code, name, budgetMinor, rule: ruleOf(given) });
  };
  const listed: PromotionWorld['listed'] = async () =>
    new Map((await listPromotions(context)).map((one) => [one.code, one]));
  return {
    ...world,
    proposer,
    decider,
    ruleOf,
    propose,
    begin: async (code, given, budgetMinor) => {
      await propose(code, given, budgetMinor);
      await decidePromotion(context, decider, { code, decision: 'activate' });
    },
    stop: (code) => decidePromotion(context, decider, { code, decision: 'stop' }),
    promotion: async (code) => present((await listed()).get(code), code),
    listed,
    newPerson: () => {
      people += 1;
      return makePerson(context, [`+852${people}`], 0n, 'commuter');
    },
    quoteFor: ({ number, subscriber: maker }, promotionCode, valueMinor = 5_000n) =>
      quoteTopup(context, { number, valueMinor, maker, channel: 'app', promotionCode }),
    orderQuoted: (quote, { subscriber }) => orderQuoted(context, quote.id, subscriber),
    anew: () => worldOf({ ...world, context: { ...context, kept: new Map() } }, usual),
  };
}

function wholeRule(nowMs: number): PromotionRule {
  return {
    kind: 'bonus',
    channels: ['app'],
    sellers: [],
    plans: [],
    leastMinor: 5_000,
    basisPoints: 500,
    fixedMinor: 0,
    mostMinor: 5_000,
    validDays: 30,
    from: nowMs,
    until: nowMs + 300 * dayMs,
    isFirstOnly: false,
    secretCode: null,
    usesPerPerson: null,
    mostPerPersonMinor: null,
    isCombinable: false,
  };
}

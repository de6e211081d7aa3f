import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { dayMs, hongKongDay, hourMs, languages, minuteMs } from '#base';
import { readContacts } from '#subscribers';
import { openRuleWorld, type Ruled } from '#test/rule-world';
import { justOrdered, usualHouse } from '#test/usual-rule';
import { carryOut, type Stage } from './carry-out.ts';
import type { Decision, Waits } from './decision.ts';
import { haltRule } from './halt-rule.ts';
import { lockRule } from './load-rules.ts';
import { readRule } from './read-rule.ts';
import type { Cause } from './rule.ts';
import { tellMonthOver, tellNotMade, tellRests } from './tell-owner.ts';
import type { Why } from './why.ts';
import { type HaltReason, lastWhyWords, monthOverWords, whyWords } from './words.ts';

const closing: (() => Promise<void>)[] = [];
const world = await openRuleWorld({ after: (work) => closing.push(work) });
const { context } = world;
after(async () => {
  for (const close of closing.toReversed()) await close();
});

/** What is told of each reason: `why` where its own words are in it. None can be left out. */
const reasons: Readonly<Record<Why, readonly [kind: string, says: string]>> = {
  line_barred: ['auto_topup_not_made', 'why'],
  line_idle: ['auto_topup_not_made', 'why'],
  cap_amount: ['auto_topup_cap_reached', '上限HK$300'],
  cap_times: ['auto_topup_not_made', 'why'],
  mandate_over: ['auto_topup_not_made', 'why'],
  mandate_limit: ['auto_topup_not_made', 'why'],
  mandate_busy: ['auto_topup_not_made', 'why'],
  mandate_rests: ['auto_topup_not_made', 'why'],
  mandate_untold: ['auto_topup_not_made', 'why'],
  mandate_later: ['auto_topup_not_made', 'why'],
  method_failing: ['auto_topup_not_made', 'why'],
  declined_often: ['auto_topup_paused', '連續3次'],
  month_over: ['auto_topup_not_made', 'why'],
  told_late: ['auto_topup_not_made', 'why'],
  topup_pending: ['auto_topup_not_made', 'why'],
  amount_not_sold: ['auto_topup_not_made', 'why'],
  order_refused: ['auto_topup_not_made', 'why'],
};
const halts: Readonly<Record<HaltReason, true>> = {
  mandate_over: true,
  charged_back: true,
  plan_days: true,
};
const causes: Readonly<Record<Cause, true>> = { below: true, expiry: true, monthly: true };

const namesOf = <Name extends string>(all: Readonly<Record<Name, unknown>>): readonly Name[] =>
  Object.keys(all) as Name[];

/** A look at the line that comes to this, as often as one likes. */
function refuse(person: Ruled, why: Why, cause: Cause): Promise<void> {
  return why === 'declined_often'
    ? end(person, { does: 'pause', cause, why, failures: 3 })
    : end(person, { does: 'refuse', cause, why, untilMs: null });
}

async function end(person: Ruled, decision: Decision, seen: Partial<Stage> = {}): Promise<void> {
  const contact = (await readContacts(context, [person.line])).get(person.line);
  await context.db.transaction(async (tx) => {
    const rule = await lockRule(tx, person.line);
    assert.ok(rule);
    const stage: Stage = {
      rule,
      contact,
      planned: [],
      tooLate: undefined,
      house: usualHouse,
      refused: decision.does === 'refuse' ? [decision] : [],
      deferred: decision.does === 'defer' ? [decision] : [],
      past: [],
      method: whyWords.line_lost,
      isToldByMandate: false,
      priceAhead: (_, amountMinor) => ({ amountMinor, currency: 'HKD' }),
      isPendingLow: false,
      pendingSince: null,
      balanceMinor: 1_000n,
      ...seen,
    };
    carryOut(tx, stage, decision);
  });
}

/** What helps: to look, to set something else, to start it again, or to pay by oneself. */
const help = /請於App|可自行增值|請自行增值|於App改|重新開啟/;

test('every reason for not charging is told with what helps, whatever called for it', async () => {
  for (const why of namesOf(reasons)) {
    const [kind, says] = reasons[why];
    for (const cause of namesOf(causes)) {
      const person = await world.ruled();
      await refuse(person, why, cause);
      if (why !== 'declined_often') await refuse(person, why, cause);
      const told = await world.told(person);
      assert.deepEqual(
        told.map((one) => one.kind),
        [kind],
        `${cause} ${why}`,
      );
      const body = told[0]?.body ?? '';
      const words = says === 'why' ? whyWords[why]['zh-Hant'] : says;
      assert.ok(body.includes(words), `${why}: ${body}`);
      assert.match(body, help, why);
    }
  }
});

test('a month refused on its last day is told so once, and not again as it is over', async () => {
  for (const why of Object.keys(lastWhyWords) as Why[]) {
    const person = await world.ruled();
    const nowMs = context.clock.now();
    const [today, yesterday] = [hongKongDay(nowMs), hongKongDay(nowMs - dayMs)];
    const month = { cause: 'monthly', day: yesterday, atMs: nowMs, lastDay: today } as const;
    const decision = { does: 'refuse', cause: 'monthly', why, untilMs: nowMs + hourMs } as const;
    await end(person, decision, { planned: [month], isToldByMandate: true });
    await end(person, decision, { planned: [month], isToldByMandate: true });
    context.clock.advance(dayMs);
    await end(person, { does: 'nothing' }, { tooLate: month });
    const told = await world.told(person);
    assert.deepEqual(
      told.map(({ kind }) => kind),
      ['auto_topup_not_made'],
      why,
    );
    assert.ok(told[0]?.body.includes(monthOverWords(why, true)['zh-Hant']), told[0]?.body);
    assert.match(told[0]?.body ?? '', help, why);
  }
});

test('on the last day each reason is told, and one of the days before once more', async () => {
  const person = await world.ruled();
  const nowMs = context.clock.now();
  const lastDay = hongKongDay(nowMs + dayMs);
  const month = { cause: 'monthly', day: hongKongDay(nowMs), atMs: nowMs, lastDay } as const;
  const refused = (why: Why) =>
    end(
      person,
      { does: 'refuse', cause: 'monthly', why, untilMs: nowMs + dayMs },
      { planned: [month], isToldByMandate: true },
    );
  await refused('line_barred');
  context.clock.advance(dayMs);
  await refused('line_barred');
  await refused('cap_times');
  await refused('mandate_limit');
  context.clock.advance(dayMs);
  await end(person, { does: 'nothing' }, { tooLate: month });
  const told = (await world.told(person)).map(({ body }) => /：(.*?)。/.exec(body)?.[1] ?? '');
  const wanted = [
    whyWords.line_barred,
    monthOverWords('cap_times', true),
    monthOverWords('mandate_limit', true),
  ];
  assert.deepEqual(told.toSorted(), wanted.map((words) => words['zh-Hant']).sort());
});

type Way = Exclude<Decision['does'], 'order'>;
type WayOut = Decision & { readonly does: Way };

/**
 * What each way that ends without a charge leaves for its owner: a message, a line of the log that
 * the app shows, or the time of the next check. None can be left out.
 */
const waysOut = (
  nowMs: number,
): { readonly [Does in Way]: readonly [WayOut & { readonly does: Does }, string] } => ({
  // Nothing calls, or one is under way: the app says so, and its end is told.
  nothing: [{ does: 'nothing' }, ''],
  wait: [{ does: 'wait' }, ''],
  defer: [
    { does: 'defer', cause: 'below', untilMs: nowMs + hourMs, waits: 'left_out' },
    'next check',
  ],
  // The owner wanted it.
  skip: [{ does: 'skip', cause: 'below' }, 'log skipped, next check'],
  refuse: [
    { does: 'refuse', cause: 'below', why: 'cap_times', untilMs: nowMs + hourMs },
    'told auto_topup_not_made, log refused cap_times, next check',
  ],
  pause: [
    { does: 'pause', cause: 'below', why: 'declined_often', failures: 3 },
    'told auto_topup_paused, log paused declined_often',
  ],
});

test('every way without a charge leaves a word, a line of the log or a time', async () => {
  for (const [decision, leaves] of Object.values(waysOut(context.clock.now()))) {
    const person = await world.ruled();
    await end(person, decision);
    const { next, events } = await readRule(context, person.line);
    const told = (await world.told(person)).map(({ kind }) => `told ${kind}`);
    const log = events
      .filter(({ event }) => event !== 'turned_on')
      .map(({ event, reason }) => `log ${event}${reason === null ? '' : ` ${reason}`}`);
    const times = next?.atMs ? ['next check'] : [];
    assert.equal([...told, ...log, ...times].join(', '), leaves, decision.does);
  }
});

/**
 * What is told of each wait, where it is not a refusal: it passes within the time that is said or
 * is told as a refusal from then on, as the tests of `refusedOrder` and `fundingOf` hold. None can
 * be left out.
 */
const waits: Readonly<Record<Waits, readonly string[]>> = {
  // Low within an hour of a charge: once, with the minutes that are left.
  interval: ['auto_topup_put_off'],
  // Its owner wanted it, and reminders tell the level as any.
  left_out: [],
  // For a quarter of an hour, and then `topup_pending`.
  order_open: [],
  // For a quarter of an hour, and then `mandate_busy`.
  mandate_paying: [],
  // Of what is planned, and told ahead; of what is low for a quarter of an hour, and then
  // `mandate_later`. A month's that is over by that is told as `month_over`.
  mandate_not_yet: [],
  // Of what is planned alone; the same.
  turn: [],
  // The same, for a quarter of an hour at the most: or else it is told as a refusal at once.
  cap_frees: [],
};

test('every wait is told, or else is wished or short and told once it lasts', async () => {
  for (const one of namesOf(waits)) {
    const person = await world.ruled();
    const nowMs = context.clock.now();
    const ordered = { cause: 'below', valueMinor: 5_000n, mandate: person.mandate } as const;
    const last = justOrdered({ ...ordered, roundAt: nowMs - minuteMs }, nowMs - minuteMs);
    const past = [{ ...last, state: 'charged', endedAt: nowMs - minuteMs }] as const;
    const untilMs = nowMs + hourMs;
    const decision = { does: 'defer', cause: 'below', untilMs, waits: one } as const;
    await end(person, decision, { past });
    await end(person, decision, { past });
    const told = (await world.told(person)).map(({ kind }) => kind);
    assert.deepEqual(told, waits[one], one);
  }
});

test('low money that is put off is told beside what else is refused or put off', async () => {
  for (const does of ['refuse', 'defer'] as const) {
    const person = await world.ruled();
    const nowMs = context.clock.now();
    const ordered = { cause: 'below', valueMinor: 5_000n, mandate: person.mandate } as const;
    const last = justOrdered({ ...ordered, roundAt: nowMs - minuteMs }, nowMs - minuteMs);
    const past = [{ ...last, state: 'charged', endedAt: nowMs - minuteMs }] as const;
    const low = {
      does: 'defer',
      cause: 'below',
      untilMs: nowMs + hourMs,
      waits: 'interval',
    } as const;
    const monthly = { ...low, cause: 'monthly' } as const;
    const capped = { does: 'refuse', cause: 'monthly', why: 'cap_times', untilMs: null } as const;
    const decision = does === 'refuse' ? capped : monthly;
    const deferred = does === 'refuse' ? [low] : [monthly, low];
    await end(person, decision, { past, deferred });
    await end(person, decision, { past, deferred });
    const told = (await world.told(person)).map(({ kind }) => kind);
    const both = ['auto_topup_not_made', 'auto_topup_put_off'];
    assert.deepEqual(told.toSorted(), does === 'refuse' ? both : both.slice(1), does);
  }
});

test('a line that is not charged because an order stays open is told so, once', async () => {
  const person = await world.ruled();
  const look = (forMs: number) => {
    const pendingSince = context.clock.now() - forMs;
    return end(person, { does: 'nothing' }, { isPendingLow: true, pendingSince });
  };
  await look(15 * minuteMs - 1);
  assert.deepEqual(await world.told(person), []);
  await look(15 * minuteMs);
  await look(20 * minuteMs);
  const [told, ...more] = await world.told(person);
  assert.ok(told?.body.includes(whyWords.topup_pending['zh-Hant']), told?.body);
  assert.deepEqual(more, []);
});

test('the same reason is told of each cause, also on one day', async () => {
  const person = await world.ruled();
  for (const cause of namesOf(causes)) await refuse(person, 'mandate_limit', cause);
  assert.equal((await world.told(person)).length, 3);
});

test('every reason for a rest is told with what helps', async () => {
  for (const why of namesOf(halts)) {
    const person = await world.ruled();
    await haltRule(context, person.line, why);
    await haltRule(context, person.line, why);
    const told = await world.told(person);
    assert.deepEqual(
      told.map(({ kind }) => kind),
      ['auto_topup_rests'],
      why,
    );
    assert.ok(told[0]?.body.includes(whyWords[why]['zh-Hant']), told[0]?.body);
    assert.match(told[0]?.body ?? '', help, why);
  }
});

/** What to do about it, as each language says it, and what blames or frightens. */
const helpIn = {
  en: /See the app|Change the cap|top up yourself|Top up another way|start it again/i,
  'zh-Hant': help,
  'zh-Hans': /在App|自行充值|重新开启/,
} as const;
const harsh =
  /error|invalid|illegal|denied|reject|fault|錯誤|无效|無效|违规|違規|必须|必須|失敗|失败/i;

test('each reason is said kindly and with what to do, in three languages', async () => {
  const { line, number } = await world.ruled();
  for (const language of languages) {
    const told = { contact: { number, language, homes: [] }, balanceMinor: 1_000n };
    const lasts = (Object.keys(lastWhyWords) as Why[]).flatMap((lastWhy) =>
      [true, false].map((isLast) => ({ day: '2026-11-30', lastWhy, isLast }) as const),
    );
    await context.db.transaction(async (tx) => {
      const locked = await lockRule(tx, line);
      assert.ok(locked);
      // Another yes for each language, so that each is said anew.
      const rule = { ...locked, onSince: languages.indexOf(language) };
      for (const why of namesOf(reasons)) tellNotMade(tx, rule, told, { cause: 'monthly', why });
      for (const [nth, why] of namesOf(halts).entries()) {
        tellRests(tx, rule, told, { why, atMs: rule.onSince * 10 + nth });
      }
      for (const [nth, over] of lasts.entries()) {
        tellMonthOver(tx, { ...rule, onSince: rule.onSince * 1_000 + nth + 10 }, told, over);
      }
    });
    const text = `select body, parts from notifications.message
      where receiver = $1 and language = $2 and kind <> 'auto_topup_started'
        and kind like 'auto_topup%'`;
    const query = { name: 'test: reasons', text };
    const said = await context.db.read<{ body: string; parts: number }>(query, [number, language]);
    const each = namesOf(reasons).length + namesOf(halts).length + lasts.length;
    assert.equal(said.length, each, language);
    for (const { body, parts } of said) {
      assert.match(body, helpIn[language]);
      assert.doesNotMatch(body, harsh);
      assert.equal(parts, 1, body);
    }
  }
});

test('no two reasons are said alike', () => {
  for (const language of languages) {
    const all = Object.values(whyWords).map((words) => words[language]);
    assert.equal(new Set(all).size, all.length, language);
  }
});

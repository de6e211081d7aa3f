import { after } from 'node:test';
import { hongKongDay, hourMs } from '#base';
import { firstTopup, type Wish } from '#auto-topups';
import { turnOn } from './auto-world.ts';
import { openRuleWorld, type Ruled, type RuleWorld } from './rule-world.ts';
import { usualWish } from './usual-rule.ts';

/** People who change their rules, and what the clock alone makes of these. */
export interface ChangingRules {
  readonly world: RuleWorld;
  today(): string;
  /** Looks whenever something could be due. */
  live(days: number): Promise<void>;
  charged(person: Ruled): Promise<bigint[]>;
  /** Its owner sees what is charged because of it, says yes, and what follows is done. */
  change(person: Ruled, more: Partial<Wish>): ReturnType<typeof firstTopup>;
}

/** Closed behind all tests of the file. */
export async function openChangingRules(): Promise<ChangingRules> {
  const closing: (() => Promise<void>)[] = [];
  const world = await openRuleWorld({ after: (work) => closing.push(work) });
  const { context } = world;
  after(async () => {
    for (const close of closing.toReversed()) await close();
  });
  return {
    world,
    today: () => hongKongDay(context.clock.now()),
    async live(days) {
      for (let hours = 0; hours < days * 24; hours += 8) {
        await world.sweep();
        world.pass(8 * hourMs);
      }
      await world.sweep();
    },
    charged: async (person) => (await world.topups(person)).map(({ terms }) => terms.value),
    async change(person, more) {
      const { mandate, line, subscriber: owner } = person;
      const wish = usualWish([mandate], more);
      const first = await firstTopup(context, { line, owner, wish });
      await turnOn(context, person, wish, first?.valueMinor ?? null);
      await world.jobs();
      return first;
    },
  };
}

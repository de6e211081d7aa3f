import { type AppealKind, openAppeal, readAnyAppeal, type ReadAppeal } from '#disputes';
import { answerAppeal, decideAnswer, sayToPerson, type StaffAnswer } from '#ops';
import { fingerprintOf } from '#platform/idempotency';
import { type CardWorld, openCardWorld, type PaidByCard } from './card-world.ts';
import { staffCaller } from './finance.ts';

/** People who have paid by card and appeal, and staff who answer them. */
export interface AppealWorld extends Omit<CardWorld, 'read'> {
  /** One who answers and two who decide. */
  readonly support: ReturnType<typeof staffCaller>;
  readonly finance: ReturnType<typeof staffCaller>;
  readonly both: ReturnType<typeof staffCaller>;
  /** Appeals about an order; returns the number. */
  appeal(one: PaidByCard, kind?: AppealKind, key?: string, email?: string): Promise<string>;
  read(number: string): Promise<ReadAppeal>;
  eventsOf(number: string): Promise<string[]>;
  answer(number: string, wanted: StaffAnswer['wanted'], words?: string): Promise<boolean>;
  approve(number: string): Promise<void>;
  ask(number: string): Promise<void>;
}

export async function openAppealWorld(
  t?: { after(work: () => Promise<void>): void },
  settings: Readonly<Record<string, unknown>> = {},
): Promise<AppealWorld> {
  const world = await openCardWorld(t, settings);
  const { context } = world;
  const support = staffCaller('support');
  const finance = staffCaller('finance');
  const read = (number: string) => readAnyAppeal(context, number);
  let keys = 0;
  return {
    ...world,
    support,
    finance,
    both: staffCaller('support', 'finance'),
    read,
    eventsOf: async (number) => (await read(number)).events.map(({ event }) => event),
    appeal({ topup, subscriber }, kind = 'not_credited', key, email) {
      keys += 1;
      const said = key ?? `${keys}`.padStart(32, '0');
      const request = { caller: subscriber.slice(4), key: said, fingerprint: fingerprintOf(kind) };
      return openAppeal(context, {
        request,
        kind,
        subject: topup.id,
        line: null,
        by: subscriber,
        reader: subscriber,
        words: '我付了錢，但結餘沒有增加。',
        language: 'zh-Hant',
        email,
      });
    },
    answer: (number, wanted, words = '多謝你的耐心等候。') =>
      answerAppeal(context, support, number, { wanted, words }),
    approve: (number) => decideAnswer(context, finance, number, { isApproved: true, words: '' }),
    ask: (number) =>
      sayToPerson(context, support, number, { words: '請附上截圖。', as: 'question' }),
  };
}

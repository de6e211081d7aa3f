import { dayMs, hongKongMidnight, hourMs, type InstantMs, present, type Zone } from '#base';
import { readCatalog } from '#catalog';
import { openSession, type UseKind } from '#charging';
import { buyPack } from '#packs';
import { fingerprintOf } from '#platform/idempotency';
import { jobsDone } from './auto-world.ts';
import { openTopupWorld, type Person, type TopupWorld } from './topup-world.ts';

/** People whose lines are used, and what they were told. */
export interface ReminderWorld extends TopupWorld {
  newcomer(balanceMinor: bigint, plan?: string): Promise<Person>;
  /**
   * Somebody who has sent so many messages at noon of each of four days, on the noon behind them.
   * What is usual is told from the first use to last midnight, so the hour of that use counts.
   */
  regular(balanceMinor: bigint, messages: bigint): Promise<Person>;
  /** Uses so much at once; what follows from it is done when this returns. */
  use(person: Person, kind: UseKind, units: bigint): Promise<void>;
  buy(person: Person, pack: string): Promise<void>;
  /** All messages so far, in the order in which they were queued. */
  told(person: Person): Promise<readonly Told[]>;
  done(): Promise<void>;
}

export interface Told {
  readonly kind: string;
  readonly body: string;
  readonly state: string;
  /** How long it was made to wait when it was queued. */
  readonly waitsMs: number;
}

export function dataIn(zone: Zone): UseKind {
  return { service: 'data', zone, direction: null, to: null };
}

export const messageHome: UseKind = { service: 'sms', zone: 'HK', direction: 'out', to: 'HK' };
export const megabyte = 1_048_576n;

const readTold = `select kind, body, state,
   1000 * extract(epoch from due_at - queued_at)::int8 as waits_ms
 from notifications.message where receiver = $1 order by id`;

/** As the core network tells of what was used at an instant. */
function messageOf(use: UseKind, units: bigint, atMs: InstantMs) {
  const used = [{ sequence: 1, units, use, fromMs: atMs, untilMs: atMs, isCounted: true }];
  const group = { ratingGroup: 1, use, wanted: null, used };
  return { consumer: 'smf', sequence: 0, notifyUri: null, groups: [group] };
}

export async function openReminderWorld(
  t?: { after(work: () => Promise<void>): void },
  settings: Readonly<Record<string, unknown>> = {},
): Promise<ReminderWorld> {
  const world = await openTopupWorld(t, settings);
  const { context, database } = world;
  const { clock } = context;
  const done = (): Promise<void> => jobsDone(context, database.url);
  let people = 0;
  let count = 0;
  const newcomer: ReminderWorld['newcomer'] = (balanceMinor, plan = 'commuter') => {
    people += 1;
    return world.person([`+8526${String(people).padStart(7, '0')}`], balanceMinor, plan);
  };
  const use: ReminderWorld['use'] = async ({ number }, kind, units) => {
    count += 1;
    // Ids sort by time.
    clock.advance(1);
    const given = { who: { number }, chargingId: `use ${count}` };
    await openSession(context, { ...given, message: messageOf(kind, units, clock.now()) });
    await done();
  };
  return {
    ...world,
    done,
    newcomer,
    regular: async (balanceMinor, messages) => {
      clock.advance(hongKongMidnight(clock.now()) + 36 * hourMs - clock.now());
      const person = await newcomer(balanceMinor);
      for (let day = 0; day < 4; day += 1) {
        await use(person, messageHome, messages);
        clock.advance(dayMs);
      }
      return person;
    },
    use,
    buy: async ({ line, subscriber }, code) => {
      const { packs } = await readCatalog(context);
      const pack = present(
        packs.find((one) => one.code === code),
        code,
      );
      const key = context.ids.next('key', 0).slice(4);
      await buyPack(context, {
        request: { caller: subscriber.slice(4), key, fingerprint: fingerprintOf('{}') },
        line,
        code,
        priceMinor: pack.price.hkdMinor,
        renews: false,
        channel: 'app',
        isShortLifeAccepted: true,
      });
      await done();
    },
    told: async ({ number }) => {
      const rows = await context.db.read({ name: 'test: told', text: readTold }, [number]);
      return rows as unknown as Told[];
    },
  };
}

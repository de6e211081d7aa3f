import { type Language, openServerClock } from '../../client/index.ts';
import {
  type KioskChannel,
  openKioskChannel,
  type Session,
  type Welcome,
} from '../state/kiosk-channel.ts';
import { CashDesk } from './cash-desk.ts';
import type { CashSale } from './cash-sale.ts';
import type { Database } from './database.ts';
import { type Driver, openDriver, type Parts } from './driver.ts';
import { type Identity, importKey, keepIdentity, newKey, readIdentity } from './machine-key.ts';
import { type OwedSlip, OwedSlips } from './owed-slips.ts';
import { openQueue, type Queue } from './queue.ts';
import { countTold, type Cursor, readMeter } from './told.ts';

/** What the screen shows of the machine. */
export interface Standing {
  readonly isOnline: boolean;
  readonly stored: number;
  /** Null while the program that drives them cannot be reached. */
  readonly parts: Parts | null;
  /** The sale that notes are being put in for. */
  readonly sale: CashSale | null;
  /** The note that came back last, for a moment. */
  readonly givenBack: number | null;
  readonly session: Session | null;
  readonly welcome: Welcome | null;
  readonly identity: Identity | null;
}

const version = '1';
const reportMs = 60_000;
const retryMs = 5_000;
const driverRetryMs = 2_000;

/** The machine behind the screen: who it is, what its parts tell, and what waits to be sent. */
export class Machine {
  readonly db: Database;
  readonly channel: KioskChannel;
  readonly desk: CashDesk;
  readonly slips: OwedSlips;
  #standing: Standing = {
    isOnline: true,
    stored: 0,
    parts: null,
    sale: null,
    givenBack: null,
    session: null,
    welcome: null,
    identity: null,
  };
  readonly #watchers = new Set<() => void>();
  readonly #clock = openServerClock(() => Date.now());
  readonly #queue: Queue;
  #driver: Driver;
  #language: Language = 'zh-Hant';

  constructor(
    db: Database,
    peripherals: string,
    /** The lines of a slip that nobody has yet. */
    linesFor: (slip: OwedSlip, standing: Standing) => Promise<readonly string[]>,
  ) {
    this.db = db;
    this.#driver = openDriver(peripherals);
    const around = {
      fetch: (address: string, init: RequestInit) => fetch(address, init),
      nowMs: () => this.#clock.nowMs(),
      language: () => this.#language,
      onTried: (isOnline: boolean) => this.#change({ isOnline }),
    };
    this.channel = openKioskChannel({ ...around, identity: () => this.#standing.identity });
    this.#queue = openQueue({
      ...around,
      db,
      identity: () => this.#known(),
      onAnswered: (sale, answer, problem) => {
        this.desk.answered(sale, answer, problem);
        void this.#countStored();
        if (problem) void this.report();
      },
    });
    this.slips = new OwedSlips(db, async (slip) =>
      this.print(await linesFor(slip, this.#standing)),
    );
    this.desk = new CashDesk({
      db,
      queue: this.#queue,
      slips: this.slips,
      driver: {
        told: (...asked) => this.#driver.told(...asked),
        take: (values) => this.#driver.take(values),
        stack: () => this.#driver.stack(),
        giveBack: () => this.#driver.giveBack(),
        print: (lines) => this.#driver.print(lines),
      },
      kiosk: () => this.#known().id,
      nowMs: () => this.#clock.nowMs(),
      catchUp: () => this.#readTold(false).then(() => undefined),
      language: () => this.#language,
      onStored: () => {
        void this.#countStored();
        void this.#queue.run();
      },
    });
  }

  get standing(): Standing {
    return this.#standing;
  }

  watch(watcher: () => void): () => void {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  }

  nowMs(): number {
    return this.#clock.nowMs();
  }

  speak(language: Language): void {
    this.#language = language;
  }

  /** Reads who it is and what it knows, without the network where there is none. */
  async start(peripherals: string | null): Promise<void> {
    const [identity, kept, shown] = await Promise.all([
      readIdentity(this.db),
      this.db.get<Session>('kept', 'session'),
      this.db.get<Welcome>('kept', 'welcome'),
    ]);
    this.#change({ identity: identity ?? null, session: kept ?? null, welcome: shown ?? null });
    this.#findParts(peripherals);
    await this.readWelcome();
    this.#findParts(peripherals);
    if (this.#standing.identity) await this.#begin();
  }

  /** The demo says where they are, also what it said before the network went. */
  #findParts(given: string | null): void {
    const { demo } = this.#standing.welcome ?? {};
    if (given === null && demo) this.#driver = openDriver(demo.peripherals);
  }

  async readWelcome(): Promise<void> {
    const result = await this.channel.call('readKioskWelcome', {});
    if (!result.isOk) return;
    const welcome = result.answer;
    this.#clock.learn(welcome.now);
    this.#change({ welcome });
    await this.db.write((writing) => writing.put('kept', welcome, 'welcome'));
  }

  /** Shows a new key with the code that staff have made. */
  async enrol(kiosk: string, code: string) {
    const { key, shown } = await newKey();
    const result = await this.channel.call('enrolKiosk', { body: { kiosk, code, key: shown } });
    if (result.isOk) await this.become({ id: result.answer.id, key });
    return result;
  }

  /** Becomes the kiosk of the demo, whose key is known to everybody. */
  async becomeDemo(): Promise<void> {
    const demo = this.#standing.welcome?.demo;
    if (demo) await this.become({ id: demo.id, key: await importKey(demo.key) });
  }

  async become(identity: Identity): Promise<void> {
    await keepIdentity(this.db, identity);
    this.#change({ identity });
    await this.#begin();
  }

  async readSession(): Promise<void> {
    const result = await this.channel.call('readKioskSession', {});
    if (!result.isOk) return;
    this.#clock.learn(result.answer.now);
    this.#change({ session: result.answer });
    await this.db.write((writing) => writing.put('kept', result.answer, 'session'));
  }

  print(lines: readonly string[]): Promise<boolean> {
    return this.#driver.print(lines);
  }

  async beginCash(wanted: Parameters<CashDesk['begin']>[0]): Promise<void> {
    this.#change({ sale: await this.desk.begin(wanted), givenBack: null });
  }

  async finishCash() {
    const ended = await this.desk.finish();
    this.#change({ sale: null, givenBack: null });
    return ended;
  }

  #isBegun = false;

  async #begin(): Promise<void> {
    if (this.#isBegun) return this.readSession();
    this.#isBegun = true;
    await this.#driver.take([]);
    await this.#readTold(false);
    await this.#queue.retryStuck();
    await this.desk.recover();
    await this.readSession();
    void this.#listen();
    setInterval(() => void this.#queue.run().then(() => this.#countStored()), retryMs);
    setInterval(() => void this.report().then(() => this.readSession()), reportMs);
    await this.report();
  }

  async report(): Promise<void> {
    const { parts, stored } = this.#standing;
    const { hundreds, fiveHundreds } = await readMeter(this.db);
    const body = {
      paper: parts?.paper ?? 'unknown',
      printer: parts?.printer ?? 'absent',
      acceptor: parts?.acceptor ?? 'absent',
      notesInBox: hundreds + fiveHundreds,
      storedSales: stored,
      stuckSales: await this.#queue.stuck(),
      version,
    } as const;
    await this.channel.call('reportKioskHealth', { body });
  }

  async #listen(): Promise<void> {
    for (;;) {
      const isThere = await this.#readTold(true);
      if (!isThere) await new Promise((resolve) => setTimeout(resolve, driverRetryMs));
    }
  }

  /** One after the other: what is told is counted in its order. */
  #reading: Promise<unknown> = Promise.resolve();

  async #readTold(waits: boolean): Promise<boolean> {
    const cursor = await this.db.get<Cursor>('kept', 'cursor');
    const { epoch = '', seq = 0 } = cursor ?? {};
    const answer = await this.#driver.told(epoch, seq, waits);
    const before = this.#standing.parts;
    if (!answer) {
      this.#change({ parts: null });
      if (before) void this.report();
      return false;
    }
    const { told = [], ...parts } = answer;
    this.#change({ parts });
    this.#reading = this.#reading.then(() => this.#count(parts.epoch, told));
    await this.#reading;
    const isOther = (name: 'paper' | 'printer' | 'acceptor') => before?.[name] !== parts[name];
    if ((['paper', 'printer', 'acceptor'] as const).some(isOther)) {
      void this.report();
      void this.slips.printAll();
    }
    return true;
  }

  async #count(epoch: string, told: Parameters<typeof countTold>[2]): Promise<void> {
    const nowIso = new Date(this.nowMs()).toISOString();
    const news = await countTold(this.db, epoch, told, nowIso);
    // A held note of before has been stacked or returned since; only the last can still be held.
    const last = news.at(-1);
    if (news.some(({ kind }) => kind === 'stacked')) {
      this.#change({ sale: (await this.desk.adjust()) ?? null, givenBack: null });
    }
    if (last?.kind === 'held' && (await this.desk.judge(last.note ?? 0)) === 'given_back') {
      this.#change({ givenBack: last.note ?? null });
    }
    const rejected = news.findLast(({ kind }) => kind === 'rejected');
    if (rejected && this.#standing.sale) this.#change({ givenBack: rejected.note ?? null });
    if (news.some(({ kind }) => kind === 'stacked' || kind === 'box_removed')) {
      await this.desk.recover();
    }
  }

  async #countStored(): Promise<void> {
    this.#change({ stored: await this.#queue.length() });
  }

  #known(): Identity {
    const { identity } = this.#standing;
    if (!identity) throw new Error('the machine is nobody yet');
    return identity;
  }

  #change(part: Partial<Standing>): void {
    this.#standing = { ...this.#standing, ...part };
    for (const watcher of this.#watchers) watcher();
  }
}

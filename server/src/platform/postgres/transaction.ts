import { AsyncLocalStorage } from 'node:async_hooks';
import process from 'node:process';
import type pg from 'pg';
import { assert, type InstantMs } from '#base';
import type { Clock } from '#platform/clock';
import type { SettingValues } from '#platform/settings';
import { RunAgain } from './errors.ts';
import { copyBody } from './copy-body.ts';
import { rowsOf } from './rows.ts';
import { checkSavedOnce } from './saved-once.ts';
import type { Asked, Found } from './sent-statement.ts';
import { openSender, type Send } from './statement-group.ts';
import {
  type Columns,
  parametersOf,
  type RowOf,
  type SetStatement,
  type Statement,
} from './statements.ts';

/** Told facts are carried to whoever reacts to them; `platform/facts` gives this its meaning. */
export type Dispatch = (tx: Tx, name: string, payloads: readonly unknown[]) => Promise<void>;

const inside = new AsyncLocalStorage<true>();

/** True while a transaction is open: the HTTP client refuses to make a call then. */
export function isInsideTransaction(): boolean {
  return inside.getStore() === true;
}

export function runInside<Result>(work: () => Promise<Result>): Promise<Result> {
  return inside.run(true, work);
}

const begin: Statement = { name: 'begin', text: 'begin' };
const commit: Statement = { name: 'commit', text: 'commit' };
const commitApart: Asked = { ...commit, comesApart: true };
const rollback: Statement = { name: 'rollback', text: 'rollback' };

/**
 * Rows from which on a COPY is cheaper than a prepared insert: it is planned anew each time, but
 * fills a page by one record of the log, and its rows pass no executor.
 */
const fewestCopied = 4;

type Undo = () => void;

interface TxGiven {
  readonly clock: Clock;
  readonly settings: SettingValues;
  readonly dispatch: Dispatch;
  readonly isRepeated: boolean;
}

/**
 * A unit of work: load rows, decide, append rows; what was appended is written by one set-based
 * statement per table at the end, sent together with COMMIT. Only `Database.transaction` makes one.
 * A transaction may run twice (a deadlock, a lost connection), so it must decide from what it reads
 * and nothing else.
 */
export class Tx {
  readonly #send: Send;
  readonly #appended = new Map<SetStatement<Columns>, RowOf<Columns>[]>();
  readonly #states = new Map<object, unknown>();
  /** What the current `attempt` would take back, in the order in which it was done. */
  readonly #undo: Undo[] = [];
  readonly #appendedTo: RowOf<Columns>[][] = [];
  #attempts = 0;
  readonly #last: (() => void)[] = [];
  readonly #whenDecided: (() => Promise<void>)[] = [];
  readonly #dispatch: Dispatch;
  readonly #clock: Clock;
  #nowMs: InstantMs;
  readonly settings: SettingValues;
  /** Whether this unit of work was tried before: what was only supposed then must be looked up. */
  readonly isRepeated: boolean;

  constructor(client: pg.ClientBase, { clock, settings, dispatch, isRepeated }: TxGiven) {
    this.isRepeated = isRepeated;
    this.#send = openSender(client);
    this.#clock = clock;
    this.#nowMs = clock.now();
    this.settings = settings;
    this.#dispatch = dispatch;
  }

  /** Gives up this try; the unit of work is run again, as one that is repeated. */
  runAgain(): never {
    assert(!this.isRepeated, 'a repeated transaction has looked everything up');
    throw new RunAgain();
  }

  /** The time of this transaction, by the one clock: the recorded time of all it writes. */
  get nowMs(): InstantMs {
    return this.#nowMs;
  }

  /**
   * Sets the time of this transaction anew, once its locks are held: who waited for another is
   * recorded after it, though it may have begun before. Never sets it back.
   */
  stampAgain(): void {
    this.#nowMs = Math.max(this.#nowMs, this.#clock.now());
  }

  /** Runs now. Several calls that are not awaited in between share one round trip. */
  async query<Row>(of: Statement<Row>, values: readonly unknown[] = []): Promise<Row[]> {
    return rowsOf(of, await this.#send(of, values));
  }

  /** Runs now, for all the rows given; no rows, no call. */
  async load<Given extends Columns, Row>(
    of: SetStatement<Given, Row>,
    rows: readonly RowOf<Given>[],
  ): Promise<Row[]> {
    if (rows.length === 0) return [];
    return rowsOf(of, await this.#send(of, parametersOf(of.columns, rows)));
  }

  /** Keeps a row for the end of the transaction. */
  append<Given extends Columns>(to: SetStatement<Given>, row: RowOf<Given>): void {
    const key = to as unknown as SetStatement<Columns>;
    let rows = this.#appended.get(key);
    if (!rows) {
      rows = [];
      this.#appended.set(key, rows);
    }
    rows.push(row);
    if (this.#attempts > 0) this.#appendedTo.push(rows);
  }

  /** What a domain keeps in memory for the length of this transaction, such as locked accounts. */
  state<Value>(owner: object, make: () => Value): Value {
    if (!this.#states.has(owner)) this.#states.set(owner, make());
    return this.#states.get(owner) as Value;
  }

  /** Registers how to take back a change of `state`, should the current `attempt` be refused. */
  onUndo(undo: Undo): void {
    if (this.#attempts > 0) this.#undo.push(undo);
  }

  /**
   * Does all of `work` or none of it: if it throws, rows appended and states changed meanwhile are
   * taken back and the error goes on to the caller, who may carry on with the next item. Must not
   * await.
   */
  attempt<Result>(work: () => Result): Result {
    const undoFrom = this.#undo.length;
    const appendedFrom = this.#appendedTo.length;
    this.#attempts += 1;
    try {
      const result = work();
      assert(!(result instanceof Promise), 'an attempt that waits could not be taken back');
      return result;
    } catch (error) {
      for (const rows of this.#appendedTo.splice(appendedFrom)) rows.pop();
      for (const undo of this.#undo.splice(undoFrom).reverse()) undo();
      throw error;
    } finally {
      this.#attempts -= 1;
      if (this.#attempts === 0) this.#undo.length = this.#appendedTo.length = 0;
    }
  }

  /** Tells facts; `platform/facts` wraps this with types. */
  dispatch(name: string, payloads: readonly unknown[]): Promise<void> {
    return this.#dispatch(this, name, payloads);
  }

  /** Registers what a domain finds out and tells once all is decided, and before it is written. */
  whenDecided(work: () => Promise<void>): void {
    this.#whenDecided.push(work);
  }

  /** Nothing is decided any more. */
  async decided(): Promise<void> {
    for (const work of this.#whenDecided) await work();
  }

  /**
   * Registers what a domain appends last, when it knows the final state of what it keeps in memory.
   */
  beforeFlush(work: () => void): void {
    this.#last.push(work);
  }

  /** Travels with the first statement: whoever begins need not wait for it. */
  begin(): Promise<unknown> {
    return this.#send(begin, []);
  }

  /** Travels with what was flushed, whose answers come before it where they are waited for. */
  commit(comesApart: boolean): Promise<Found> {
    return this.#send(comesApart ? commitApart : commit, []);
  }

  /** Behind what was asked for in this turn, which need not have left yet: `begin` at the least. */
  async rollback(): Promise<void> {
    await new Promise<void>((resolve) => process.nextTick(resolve));
    await this.#send(rollback, []);
  }

  /** Sends all that was appended, in the order in which tables were first appended to. */
  flush(): Promise<unknown>[] {
    for (const work of this.#last) work();
    return [...this.#appended]
      .filter(([, rows]) => rows.length > 0)
      .map(([to, rows]) => this.#write(to, rows));
  }

  #write(to: SetStatement<Columns>, rows: readonly RowOf<Columns>[]): Promise<unknown> {
    const { columns, copy, saves } = to;
    if (saves) checkSavedOnce(to.name, saves, rows);
    if (!copy || rows.length < fewestCopied) return this.#send(to, parametersOf(columns, rows));
    return this.#send(copy, [], copyBody(copy.columns, rows));
  }
}

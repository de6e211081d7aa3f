import type { Context } from '#platform/context';
import type { BenchServer } from './harness/server-process.ts';
import type { OrderMaker } from './world/order.ts';
import type { Visitor } from './world/visitors.ts';
import type { World } from './world/world.ts';

/** What benchmarks stand on: one database with one world, and one server before it. */
export interface Place {
  /** Of the product itself, in this process: for what is measured without HTTP. */
  readonly context: Context;
  readonly world: World;
  readonly databaseUrl: string;
  /** For `lowu` as a process of its own on the same world. */
  readonly environment: Readonly<Record<string, string>>;
  /** How often each thing is to be measured. */
  readonly rounds: number;
  /** How long a round should take, in seconds. */
  readonly roundSeconds: number;
  /** A real server process, started when it is first asked for. */
  server(): Promise<BenchServer>;
  /** People who are signed in; they sign in when this is first asked for. */
  visitors(): Promise<readonly Visitor[]>;
  /** Orders that wait for their payment; the first one is placed when this is first asked for. */
  orders(): Promise<OrderMaker>;
  /** Has the kernel write what it has been given, and waits for it. */
  untilWritten(): Promise<void>;
  /** A line for whoever waits. */
  say(text: string): void;
}

/** What one round did. */
export interface Round {
  readonly done: number;
  readonly seconds: number;
  /** How long each of them took, in no order. */
  readonly latenciesMs: ArrayLike<number>;
}

/** A benchmark that is ready to run; rounds of others, and of pgbench, run between its own. */
export interface Runner {
  /** Makes what the next round will use up, so that the round itself does not. */
  prepare?(): Promise<void>;
  round(): Promise<Round>;
  /** Waits until nothing of the round goes on behind its end. */
  settle?(): Promise<void>;
}

/** Something that is done as often as possible, and compared with pgbench's TPC-B. */
export interface Benchmark {
  readonly name: string;
  /** One line for the table. */
  readonly about: string;
  /** Below this multiple of TPC-B's rate it does not hold; without it, it is only measured. */
  readonly leastRatio?: number;
  /** What we want of it beyond that. */
  readonly goalRatio?: number;
  /** Judged only where the disk's own fdatasync is quick. */
  readonly mostP99Ms?: number;
  open(place: Place): Promise<Runner>;
}

/** Something that is measured once or a few times, and has a limit of its own. */
export interface Figure {
  readonly name: string;
  readonly about: string;
  readonly unit: 's' | 'ms' | 'MB' | 'times';
  readonly most: number;
  /** It takes so long to make ready that it is left out unless asked for. */
  readonly isOnlyByName?: boolean;
  /** All that was measured, in the unit; the largest counts. */
  measure(place: Place): Promise<readonly number[]>;
}

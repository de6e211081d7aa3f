import { randomInt } from 'node:crypto';
import {
  addDays,
  endOfDay,
  homeCountryOf,
  hongKongDay,
  newId,
  type PhoneNumber,
  slotCount,
  slotOf,
  uuidOf,
} from '#base';
import type { Plan } from '#catalog';
import { openAccount } from '#ledger';
import { followOwner } from '#notifications';
import type { Tx } from '#platform/postgres';
import { accountOf, type LineId, type LineNumber, type Registration } from './line.ts';
import { newcomersOf } from './newcomers.ts';
import { refuse } from './refusals.ts';
import { insertGrants } from './store/grants.ts';
import { usableHomesOf } from './usable-homes.ts';
import { insertLines, insertOwnedLines } from './store/lines.ts';
import {
  insertLineNumbers,
  insertNumberEvents,
  insertNumbers,
  type NumberRow,
  readNumbers,
  readReleasedNumbers,
  takeReleasedNumbers,
} from './store/numbers.ts';
import { readSubscriberRow } from './store/subscribers.ts';
import { isPrintable, type SubscriberId } from './subscriber.ts';

export interface NewLine {
  readonly subscriber: SubscriberId;
  readonly plan: Plan;
  /** One or two, of different homes. */
  readonly numbers: readonly {
    readonly number: PhoneNumber;
    readonly registration: Registration;
  }[];
  readonly label?: string;
  /**
   * Validity from today on, as a grant whose cause is the line; without it the line is inactive.
   */
  readonly validDays?: number;
}

/**
 * A new line with its numbers and its account in the ledger, whose main bucket is cash in HKD.
 * Refuses with `subscriber_unknown`, `number_taken`, `line_numbers_invalid` and `label_invalid`. Of
 * many that want one number at the same time one gets it.
 */
export async function createLine(tx: Tx, given: NewLine): Promise<LineId> {
  const { subscriber, label = null } = given;
  if (label !== null && !isPrintable(label)) throw refuse.label_invalid();
  const numbers = numbersOf(given);
  const wanted = numbers.map(({ number }) => number);
  const [[found], taken, released] = await Promise.all([
    tx.query(readSubscriberRow, [slotOf(subscriber), uuidOf(subscriber)]),
    tx.query(readNumbers, [wanted]),
    tx.query(readReleasedNumbers, [wanted]),
    followOwner(tx, { id: subscriber, numbers: wanted }),
  ]);
  const newcomers = newcomersOf(tx);
  if (!found && !newcomers.subscribers.has(subscriber)) {
    throw refuse.subscriber_unknown({ subscriber });
  }
  if (taken.length > 0 || wanted.some((number) => newcomers.numbers.has(number))) {
    throw refuse.number_taken();
  }
  for (const number of wanted) newcomers.numbers.add(number);

  const id = newId('lin', tx.nowMs, randomInt(slotCount));
  openAccount(tx, accountOf(id), 'line', { unit: 'HKD' });
  const validUntil =
    given.validDays === undefined
      ? null
      : endOfDay(addDays(hongKongDay(tx.nowMs), given.validDays));
  const row = { slot: slotOf(id), id: uuidOf(id), plan: given.plan.code, label, validUntil };
  tx.append(insertLines, {
    ...row,
    subscriber: uuidOf(subscriber),
    lookAt: tx.nowMs,
    createdAt: tx.nowMs,
    usableHomes: usableHomesOf(numbers),
  });
  tx.append(insertOwnedLines, {
    slot: slotOf(subscriber),
    subscriber: uuidOf(subscriber),
    line: uuidOf(id),
  });
  appendNumbers(tx, id, numbers, released);
  if (validUntil !== null) {
    const grant = { slot: slotOf(id), line: uuidOf(id), cause: id };
    tx.append(insertGrants, { ...grant, validUntil, grantedAt: tx.nowMs });
  }
  return id;
}

/** The Hong Kong number first: two lines that want the same two numbers then wait in one order. */
function numbersOf({ numbers }: NewLine): LineNumber[] {
  const read = numbers.flatMap(({ number, registration }): LineNumber[] => {
    const home = homeCountryOf(number);
    return home ? [{ number, home, registration }] : [];
  });
  const homes = new Set(read.map(({ home }) => home));
  if (read.length !== numbers.length || homes.size !== numbers.length || homes.size === 0) {
    throw refuse.line_numbers_invalid({ numbers: numbers.length });
  }
  return read.sort((one, other) => (one.home > other.home ? -1 : 1));
}

/** A number that another line had before goes on with its history. */
function appendNumbers(
  tx: Tx,
  line: LineId,
  numbers: readonly LineNumber[],
  released: readonly NumberRow[],
): void {
  const lineSlot = slotOf(line);
  for (const { number, home, registration } of numbers) {
    tx.append(insertLineNumbers, { slot: lineSlot, line: uuidOf(line), number });
    const before = released.find((one) => one.number === number);
    const row = { number, line: uuidOf(line), registration, seq: (before?.seq ?? 0n) + 1n };
    const kept = { ...row, lineSlot, changedAt: tx.nowMs };
    if (before) tx.append(takeReleasedNumbers, kept);
    else tx.append(insertNumbers, { ...kept, home });
    tx.append(insertNumberEvents, { ...row, cause: line, recordedAt: tx.nowMs });
  }
}

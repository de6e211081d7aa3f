import { type InstantMs, isoTime, majorOf } from '#base';
import { listAppeals } from '#disputes';
import { readBalance } from '#ledger';
import { readReach } from '#notifications';
import type { Context } from '#platform/context';
import { listReceipts, type Receipt } from '#receipts';
import { accountOf, type Line, readLines, readSubscriber, type SubscriberId } from '#subscribers';
import { listTopups, type Topup } from '#topups';

type Copy = Readonly<Record<string, unknown>>;

/** A name never changes its meaning, and new ones are added: people give this to programs. */
export interface PersonalData {
  readonly madeAt: string;
  readonly person: Copy;
  readonly messages: Copy;
  readonly lines: readonly Copy[];
  readonly topups: readonly Copy[];
  readonly receipts: readonly Copy[];
  readonly appeals: readonly Copy[];
}

const most = 10_000;
const always: InstantMs = Date.parse('9999-12-31T00:00:00Z');

/** All that is kept about a person, for them. Refuses with `subscriber_unknown`. */
export async function readPersonalData(
  context: Context,
  subscriber: SubscriberId,
): Promise<PersonalData> {
  const person = await readSubscriber(context, subscriber);
  const [lines, reach, receipts, topups, appeals] = await Promise.all([
    readLines(context, subscriber),
    readReach(context, subscriber),
    listReceipts(context, subscriber, { limit: most }),
    listTopups(context, subscriber, always, most),
    listAppeals(context, [subscriber]),
  ]);
  const { name, language, isCareMode, createdAt } = person;
  return {
    madeAt: isoTime(context.clock.now()),
    person: { id: subscriber, name, language, isCareMode, since: isoTime(createdAt) },
    messages: {
      email: reach.email,
      ways: reach.ways,
      quietHours: reach.quiet,
      // A browser's address says nothing to anybody, and opens a way to it.
      browsers: reach.push.length,
    },
    lines: await Promise.all(lines.map((line) => copyOfLine(context, line))),
    topups: topups.map(copyOfTopup),
    receipts: receipts.receipts.map(copyOfReceipt),
    appeals: appeals.map(({ number, kind, state, openedAt }) => {
      return { number, kind, state, openedAt: isoTime(openedAt) };
    }),
  };
}

async function copyOfLine(context: Context, line: Line): Promise<Copy> {
  const { units } = await readBalance(context, accountOf(line.id));
  const { id, plan, label, numbers, validUntil, createdAt } = line;
  return {
    id,
    plan,
    label,
    numbers,
    since: isoTime(createdAt),
    validUntil: validUntil === null ? null : isoTime(validUntil),
    balance: units.map(({ unit, total }) => ({ unit, total: total.toString() })),
  };
}

function copyOfTopup({ id, reference, state, price, priceCurrency, orderedAt }: Topup): Copy {
  const asked = { price: `${majorOf(price)} ${priceCurrency}`, orderedAt: isoTime(orderedAt) };
  return { id, reference, state, ...asked };
}

function copyOfReceipt({ code, kind, maskedNumber, paid, value, issuedAt }: Receipt): Copy {
  return {
    code,
    kind,
    number: maskedNumber,
    paid: `${majorOf(paid.amountMinor)} ${paid.currency}`,
    value: `${majorOf(value.amountMinor)} ${value.currency}`,
    issuedAt: isoTime(issuedAt),
  };
}

import { type InstantMs, isoTime } from '#base';
import { readRule } from '#auto-topups';
import { readAllUsage } from '#charging';
import { attachmentsOf, readEveryAppeal } from '#disputes';
import { readBalance } from '#ledger';
import { listEveryMandate, readHistory } from '#mandates';
import { type InboxMessage, readInbox, readReach } from '#notifications';
import type { Context } from '#platform/context';
import { listReceipts, type Receipt } from '#receipts';
import { accountOf, type Line, readLines, readSubscriber, type SubscriberId } from '#subscribers';
import { listTopups } from '#topups';
import {
  type Copy,
  copyOfAppeal,
  copyOfMandate,
  copyOfMessage,
  copyOfReceipt,
  copyOfRule,
  copyOfTopup,
  copyOfUse,
} from './copies.ts';

export interface PersonalData {
  readonly madeAt: string;
  readonly person: Copy;
  readonly messages: Copy;
  readonly lines: readonly Copy[];
  readonly mandates: readonly Copy[];
  readonly topups: readonly Copy[];
  readonly receipts: readonly Copy[];
  readonly appeals: readonly Copy[];
}

const pageLength = 500;
const always: InstantMs = Date.parse('9999-12-31T00:00:00Z');

/**
 * All that is kept about a person, for them, however much it is. Refuses with `subscriber_unknown`.
 */
export async function readPersonalData(
  context: Context,
  subscriber: SubscriberId,
): Promise<PersonalData> {
  const person = await readSubscriber(context, subscriber);
  const [lines, reach, topups] = await Promise.all([
    readLines(context, subscriber),
    readReach(context, subscriber),
    listTopups(context, subscriber, always, null),
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
      told: (await messagesOf(context, lines)).map(copyOfMessage),
    },
    // One line after the other: their usage is the most of all.
    lines: await eachOf(lines, (line) => copyOfLine(context, line)),
    mandates: await eachOf(await listEveryMandate(context, subscriber), async (mandate) =>
      copyOfMandate(mandate, await readHistory(context, mandate, null)),
    ),
    topups: topups.map(copyOfTopup),
    receipts: (await receiptsOf(context, subscriber)).map(copyOfReceipt),
    appeals: await eachOf(await readEveryAppeal(context, subscriber), async (read) =>
      copyOfAppeal(read, await attachmentsOf(context, read.appeal)),
    ),
  };
}

async function copyOfLine(context: Context, line: Line): Promise<Copy> {
  const [{ units }, rule, usage] = await Promise.all([
    readBalance(context, accountOf(line.id)),
    readRule(context, line.id, null),
    readAllUsage(context, line.id),
  ]);
  const { id, plan, label, numbers, validUntil, createdAt } = line;
  return {
    id,
    plan,
    label,
    numbers,
    since: isoTime(createdAt),
    validUntil: validUntil === null ? null : isoTime(validUntil),
    balance: units.map(({ unit, total }) => ({ unit, total: total.toString() })),
    autoTopup: copyOfRule(rule),
    usage: usage.map(copyOfUse),
  };
}

async function receiptsOf(context: Context, subscriber: SubscriberId): Promise<Receipt[]> {
  const found: Receipt[] = [];
  let page = await listReceipts(context, subscriber, { limit: pageLength });
  for (;;) {
    found.push(...page.receipts);
    const { before } = page;
    if (before === null) return found;
    page = await listReceipts(context, subscriber, { limit: pageLength, before });
  }
}

/** What was told to numbers before they were the person's is another's. */
async function messagesOf(context: Context, lines: readonly Line[]): Promise<InboxMessage[]> {
  const own = lines.flatMap(({ numbers, createdAt }) =>
    numbers.map(({ number }) => ({ number, sinceMs: createdAt })),
  );
  const found: InboxMessage[] = [];
  let page = await readInbox(context, own, { before: undefined, limit: pageLength });
  for (;;) {
    found.push(...page.messages);
    const { before } = page;
    if (before === null) return found;
    page = await readInbox(context, own, { before, limit: pageLength });
  }
}

async function eachOf<Of>(many: readonly Of[], copy: (one: Of) => Promise<Copy>): Promise<Copy[]> {
  const copies: Copy[] = [];
  for (const one of many) copies.push(await copy(one));
  return copies;
}

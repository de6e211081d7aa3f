import { idFrom, type InstantMs, secondMs, slotOf, uuidOf } from '#base';
import { type NewMessage, queueMessages, withdrawWaiting } from '#notifications';
import type { Context } from '#platform/context';
import type { Tx } from '#platform/postgres';
import { type Contact, type LineId, readContacts } from '#subscribers';
import type { Reminder } from './reminder.ts';
import { reminderSettings } from './settings.ts';
import { claimTold, ensureLines, takeTurns } from './store.ts';
import { isSwitchedOff, readWishes } from './wish.ts';

/**
 * Tells owners what they want to hear, each thing once, however often and by however many it is
 * asked for. Between two reminders of a line lies some time, but for those that cannot wait.
 */
export async function tellOnce(context: Context, reminders: readonly Reminder[]): Promise<void> {
  if (reminders.length === 0) return;
  const lines = [...new Set(reminders.map(({ line }) => line))];
  const [contacts, wishOf] = await Promise.all([
    readContacts(context, lines),
    readWishes(context, lines),
  ]);
  const wanted = reminders.filter(
    ({ line, group }) => contacts.has(line) && !isSwitchedOff(wishOf(line), group),
  );
  if (wanted.length === 0) return;
  await context.db.transaction(async (tx) => {
    const told = await claim(tx, wanted);
    const turnOf = await turnsFor(
      tx,
      told.filter(({ isInside }) => isInside !== true),
    );
    for (const one of told) {
      const contact = contacts.get(one.line);
      if (contact) queue(tx, one, contact, one.isUrgent ? tx.nowMs : turnOf(one));
    }
  });
}

function nameOf({ line, about }: Pick<Reminder, 'line' | 'about'>): string {
  return `${line} ${about}`;
}

/** Rows are locked in one order everywhere, so that two who tell the same lines only wait. */
async function claim(tx: Tx, wanted: readonly Reminder[]): Promise<readonly Reminder[]> {
  const byName = new Map(wanted.map((one) => [nameOf(one), one]));
  const sorted = [...byName.keys()].sort().flatMap((name) => byName.get(name) ?? []);
  const rows = await tx.load(
    claimTold,
    sorted.map(({ line, about, at, restsUntil }) => ({
      slot: slotOf(line),
      line: uuidOf(line),
      about,
      at,
      restsUntil,
      nowAt: tx.nowMs,
    })),
  );
  const claimed = new Set(
    rows.map(({ line, about }) => nameOf({ line: idFrom('lin', line), about })),
  );
  return sorted.filter((one) => claimed.has(nameOf(one)));
}

/** When each of them may be told; several of one line one after the other, the urgent first. */
async function turnsFor(tx: Tx, told: readonly Reminder[]): Promise<(one: Reminder) => InstantMs> {
  const lastsMs = tx.settings.get(reminderSettings.spacingSeconds) * secondMs;
  const turns = new Map<Reminder, InstantMs>();
  const ofLines = [...Map.groupBy(told, ({ line }) => line).values()].map((own) =>
    own.toSorted((one, other) => Number(other.isUrgent) - Number(one.isUrgent)),
  );
  const keys = ofLines.flatMap(([first]) => (first ? [keyOf(first.line)] : []));
  if (keys.length > 0) await tx.load(ensureLines, keys);
  for (let nth = 0; ofLines.some((own) => own.length > nth); nth += 1) {
    const next = ofLines.flatMap((own) => own[nth] ?? []);
    const rows = await tx.load(
      takeTurns,
      next.map(({ line }) => ({ ...keyOf(line), nowAt: tx.nowMs, lastsMs })),
    );
    const ends = new Map(rows.map(({ line, freeAt }) => [idFrom('lin', line), freeAt]));
    for (const one of next) turns.set(one, (ends.get(one.line) ?? tx.nowMs) - lastsMs);
  }
  return (one) => turns.get(one) ?? tx.nowMs;
}

function keyOf(line: LineId) {
  return { slot: slotOf(line), line: uuidOf(line) };
}

function queue(
  tx: Tx,
  one: Reminder,
  { number: to, language }: Contact,
  notBefore: InstantMs,
): void {
  const { line: cause, replaces, said } = one;
  if (replaces !== undefined) withdrawWaiting(tx, to, `${cause} ${replaces}`);
  const key = `${nameOf(one)} ${one.at}`;
  const message: NewMessage = { ...said, to, language, key, cause, notBefore };
  queueMessages(tx, [message]);
}

import { isId, startOfDay } from '#base';
import { listAdvanceNotices, type MandateId, readMandate } from '#mandates';
import type { Leaving } from '#notifications';
import type { Context } from '#platform/context';
import { type LineId, readLine, readLines } from '#subscribers';
import { ruleOfLine } from './load-rules.ts';
import { type Planned, plannedFor } from './planned.ts';
import type { Rule } from './rule.ts';
import { aheadKey } from './told-ahead.ts';

/**
 * Whether a word about what is planned, ours or one for a mandate's sake, has waited until it is
 * planned no more: left out, done, moved, of a rule that rests, is off or was set anew.
 */
export async function isWordUntrue(context: Context, word: Leaving): Promise<boolean> {
  const { cause } = word;
  return !(isId('lin', cause)
    ? await isPlanned(context, cause, word)
    : await isWanted(context, word));
}

async function isPlanned(
  context: Context,
  line: LineId,
  { key, queuedAt }: Leaving,
): Promise<boolean> {
  const ahead = await aheadOf(context, line);
  if (!ahead || queuedAt < ahead.rule.onSince) return false;
  return ahead.planned.some((one) => key.startsWith(aheadKey(ahead.rule, one)));
}

/** Whether a rule of its owner's still has something paid by a mandate in the days of a notice. */
async function isWanted(context: Context, { cause, key }: Leaving): Promise<boolean> {
  const id = cause as MandateId;
  const mandate = await readMandate(context, id);
  if (mandate.state !== 'active' || !isId('sub', mandate.owner)) return false;
  const [notices, lines] = await Promise.all([
    listAdvanceNotices(context, mandate),
    readLines(context, mandate.owner),
  ]);
  const notice = notices.find((one) => key.startsWith(one.id));
  if (!notice) return false;
  const rules = await Promise.all(lines.map((line) => aheadOf(context, line.id)));
  return rules.some(
    (ahead) =>
      ahead?.rule.mandates.includes(id) === true &&
      ahead.planned.some(({ day }) => startOfDay(day) < notice.until),
  );
}

interface Ahead {
  readonly rule: Rule;
  readonly planned: readonly Planned[];
}

/** What a rule is about to have charged; undefined where that is nothing. */
async function aheadOf(context: Context, line: LineId): Promise<Ahead | undefined> {
  const [rule, { validUntil }] = await Promise.all([
    ruleOfLine(context, line),
    readLine(context, line),
  ]);
  if (rule?.state !== 'on' || rule.skipsNext) return undefined;
  return { rule, planned: plannedFor(rule, validUntil, context.clock.now()) };
}

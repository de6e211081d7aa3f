import { dayMs, type Language, newId, slotOf } from '#base';
import { requireEmailAddress } from '#notifications';
import type { Context } from '#platform/context';
import { loadRequests, readAnswer, type Request } from '#platform/idempotency';
import { takeToken } from '#platform/limits';
import type { Tx } from '#platform/postgres';
import type { Appeal, AppealId } from './appeal.ts';
import { newAppealNumber } from './appeal-number.ts';
import { clockRules, startedClocks } from './clocks.ts';
import { plain } from './evidence.ts';
import { gatherEvidence } from './gather-evidence.ts';
import { keepNew } from './kept-appeals.ts';
import { keepEvidence } from './keep-evidence.ts';
import { type Complaint, happenedAt, lineOf, type Matter, matterOf, stakeOf } from './matter.ts';
import { refuse } from './refusals.ts';
import { disputeSettings } from './settings.ts';
import { readAppealAbout } from './store/appeals.ts';
import { readTold, type Told } from './read-told.ts';
import { tellPerson } from './tell-person.ts';

export type { Complaint } from './matter.ts';

export interface NewAppeal extends Complaint {
  readonly request: Request;
  /** What the person says happened. */
  readonly words: string;
  readonly language: Language;
  /** As it was typed, where they want to be told by mail: of use to who has no number of ours. */
  readonly email?: string | undefined;
}

/**
 * Opens an appeal with everything that the system knows of its matter, once: the same request again
 * gets the same appeal. Its clocks start now. Returns its number. Refuses as `matterOf` does, with
 * `appeal_exists` and its number for who has appealed about it before, with `email_invalid` and
 * with `too_many_requests`.
 */
export async function openAppeal(context: Context, given: NewAppeal): Promise<string> {
  // Before all that may have changed since, and before a copy counts as another appeal.
  const answered = await readAnswer(context, given.request);
  if (answered) return answered.result as string;
  const matter = await matterOf(context, given);
  const { subject, by } = given;
  const email = given.email === undefined ? null : requireEmailAddress(given.email);
  const evidence = plain(await gatherEvidence(context, { subject, line: lineOf(matter) }));
  const told = await readTold(context, { raisedBy: by, email });
  await limit(context, given);
  return context.db.transaction(async (tx) => {
    const requests = await loadRequests(tx, [given.request]);
    const before = requests.answered(given.request);
    if (before) return before.result as string;
    const appeal = newAppeal(tx, { ...given, email }, matter);
    const author = { kind: 'person', id: by } as const;
    const isNew = await keepNew(tx, appeal, { event: 'opened', by: author, words: given.words });
    if (!isNew) throw await refuseSame(tx, given);
    keepEvidence(tx, appeal, evidence);
    tellOpened(tx, appeal, told);
    requests.keep(given.request, appeal.number);
    return appeal.number;
  });
}

async function refuseSame(tx: Tx, { by, subject }: NewAppeal): Promise<Error> {
  const [same] = await tx.query(readAppealAbout, [slotOf(by), by, subject]);
  return refuse.appeal_exists({ number: same?.number ?? '' });
}

/** How often one person may appeal about ever other things. */
async function limit(context: Context, { by }: NewAppeal): Promise<void> {
  const most = context.settings().get(disputeSettings.appealsPerDay);
  await takeToken(context, { name: 'disputes.appeals', key: by, limit: most, perMs: dayMs });
}

type Opened = Omit<NewAppeal, 'email'> & Pick<Appeal, 'email'>;

function newAppeal(tx: Tx, given: Opened, matter: Matter): Appeal {
  const { by, kind, subject, language, email } = given;
  const slot = slotOf(by);
  const id: AppealId = newId('apl', tx.nowMs, slot);
  return {
    ...startedClocks(tx.nowMs, 1, clockRules(tx.settings)),
    id,
    number: newAppealNumber(slot),
    raisedBy: by,
    kind,
    subject,
    line: lineOf(matter),
    stakeMinor: stakeOf(matter),
    happenedAt: happenedAt(matter),
    language,
    email,
    state: 'open',
    openedAt: tx.nowMs,
    handler: null,
    proposal: null,
    outcome: null,
    events: 1,
  };
}

function tellOpened(tx: Tx, appeal: Appeal, told: Told): void {
  const hours = tx.settings.get(disputeSettings.firstAnswerHours);
  const days = tx.settings.get(disputeSettings.answerDays);
  tellPerson(tx, appeal, told, { kind: 'appeal_opened', parameters: { hours, days } });
}

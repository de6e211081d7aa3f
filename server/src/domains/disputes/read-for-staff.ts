import type { Id } from '#base';
import { moneyWords } from '#notifications';
import type { Context } from '#platform/context';
import { readAloneLeft } from './alone-goodwill.ts';
import type { Appeal } from './appeal.ts';
import type { Evidence } from './evidence.ts';
import { type Attachment, attachmentsOf } from './kept-attachments.ts';
import { type Kept, keptEvidenceOf } from './kept-evidence.ts';
import { type Macro, macrosFor } from './macros.ts';
import { type JudgedAuthority, readSheet } from './read-sheet.ts';
import { readTold } from './read-told.ts';

/** What staff need beside the evidence of an appeal to answer it. */
export interface ForStaff {
  readonly attachments: readonly Attachment[];
  /** When evidence was kept, oldest first. */
  readonly kept: readonly Kept[];
  readonly sheet: readonly JudgedAuthority[];
  readonly macros: readonly Macro[];
  /** Whether there is a number or an address at which the person can be told anything. */
  readonly canBeTold: boolean;
  /** How much goodwill who looks may give alone in one answer, in minor units of HKD. */
  readonly aloneLeftMinor: bigint;
}

/** For a member of staff who has been let see the appeal. */
export async function readForStaff(
  context: Context,
  appeal: Appeal,
  { topup }: Pick<Evidence, 'topup'>,
  by: Id<'stf'>,
): Promise<ForStaff> {
  const [attachments, kept, sheet, told, aloneLeftMinor] = await Promise.all([
    attachmentsOf(context, appeal),
    keptEvidenceOf(context, appeal),
    readSheet(context, appeal),
    readTold(context, appeal),
    readAloneLeft(context, appeal, by),
  ]);
  const { number, kind, stakeMinor: amountMinor } = appeal;
  const value = moneyWords({ amountMinor, currency: 'HKD' });
  const macros = macrosFor(kind, {
    number,
    value,
    ...(topup ? { reference: topup.reference } : {}),
  });
  return { attachments, kept, sheet, macros, canBeTold: told !== undefined, aloneLeftMinor };
}

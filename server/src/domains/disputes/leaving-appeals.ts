import { byId, type Leaving, retentionSettings } from '#platform/retention';
import { disputeSettings } from './settings.ts';
import { letAttachmentsLeave, letEvidenceLeave } from './store/leaving.ts';

export const leavingAppeals: readonly Leaving[] = [
  {
    keptMonths: disputeSettings.attachmentsKeptMonths,
    statement: letAttachmentsLeave,
    values: byId,
  },
  { keptMonths: retentionSettings.keptMonths, statement: letEvidenceLeave, values: byId },
];

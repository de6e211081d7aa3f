import { byId, type Leaving, retentionSettings } from '#platform/retention';
import { disputeSettings } from './settings.ts';
import { letAttachmentsLeave, letEmailsLeave, letEvidenceLeave } from './store/leaving.ts';

const { attachmentsKeptMonths } = disputeSettings;

export const leavingAppeals: readonly Leaving[] = [
  { keptMonths: attachmentsKeptMonths, statement: letAttachmentsLeave, values: byId },
  { keptMonths: attachmentsKeptMonths, statement: letEmailsLeave, values: byId },
  { keptMonths: retentionSettings.keptMonths, statement: letEvidenceLeave, values: byId },
];

import { setting, wholeNumber } from '#platform/settings';

export const retentionSettings = {
  keptMonths: setting(
    'retention.kept_months',
    'For how many months the evidence beside the books is kept: notices, bills, evidence of appeals, the trail of staff, and names and accounts at banks',
    84,
    // Shorter than the year in which a payer may still dispute would lose what answers them.
    wholeNumber(18, 600),
  ),
} as const;

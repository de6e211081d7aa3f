import { statement } from '#platform/postgres';

export const limitTier = statement<{ code: string }>(
  'limit resellers.tier',
  `update resellers.tier set day_count = $2, day_minor = $3, week_count = $4, week_minor = $5,
     month_count = $6, month_minor = $7, changed_at = $8::timestamptz
   where code = $1 returning code`,
);

import type { Words } from '#base';
import { insertRows, statement } from '#platform/postgres';
import type { PromotionRule, PromotionState } from '../promotion.ts';

export const insertPromotions = insertRows('promotions.promotion', {
  code: 'text',
  name: 'jsonb',
  rule: 'jsonb',
  budget: 'int8',
  pool: 'int8',
  state: 'text',
  proposedBy: 'uuid',
  proposedAt: 'instant',
});

export interface PromotionRow {
  readonly code: string;
  readonly name: Words;
  readonly rule: PromotionRule;
  readonly budget: bigint;
  readonly pool: bigint;
  readonly state: PromotionState;
  readonly proposedBy: string | null;
  readonly proposedAt: number;
}

const columns = 'code, name, rule, budget, pool, state, proposed_by, proposed_at';

export const readActive = statement<PromotionRow>(
  'read promotions.promotion active',
  `select ${columns} from promotions.promotion where state = 'active' order by code`,
);

export const readAll = statement<PromotionRow & { readonly taken: bigint; readonly owed: bigint }>(
  'read promotions.promotion all',
  `select ${columns}, coalesce(
     (select sum(s.taken) from promotions.slice s where s.promotion = p.code), 0)::bigint as taken,
     coalesce((select sum(b.amount) from promotions.benefit b
       where b.promotion = p.code and b.state = 'owed'), 0)::bigint as owed
   from promotions.promotion p order by proposed_at desc, code`,
);

export const lockPromotion = statement<PromotionRow>(
  'lock promotions.promotion',
  `select ${columns} from promotions.promotion where code = $1 for no key update`,
);

export const decidePromotion = statement(
  'decide promotions.promotion',
  `update promotions.promotion
   set state = $2, decided_by = $3, decided_at = $4::timestamptz where code = $1`,
);

/** What no slot has leased of them now. */
export const readPools = statement<{ readonly code: string; readonly pool: bigint }>(
  'read promotions.promotion pools',
  `select code, pool from promotions.promotion
   where code = any ($1::text[]) and state = 'active'`,
);

/** Of those that still give: what is stopped has none. */
export const readRules = statement<{ readonly code: string; readonly rule: PromotionRule }>(
  'read promotions.promotion rules',
  `select code, rule from promotions.promotion where code = any ($1::text[]) and state = 'active'`,
);

import { insertRows, setStatement, statement } from '#platform/postgres';

const sliceKey = { slot: 'int2', promotion: 'text' } as const;
const personKey = { ...sliceKey, person: 'uuid' } as const;

export interface SliceRow {
  readonly slot: number;
  readonly promotion: string;
  readonly leased: bigint;
  readonly taken: bigint;
}

/** Made where there is none, and held until the end: of two who want the same one waits. */
export const lockSlices = setStatement<typeof sliceKey, SliceRow>(
  'lock promotions.slice',
  sliceKey,
  `insert into promotions.slice as s (slot, promotion, leased, taken)
   select r.slot, r.promotion, 0, 0 from :rows order by r.slot, r.promotion
   on conflict (slot, promotion) do update set taken = s.taken
   returning s.slot, s.promotion, s.leased, s.taken`,
);

/**
 * Leases what slices lack out of the pools of promotions that are still active: a share of what is
 * left, so that a slot comes rarely, and at the end exactly what is needed, so that nothing is left
 * over. Returns what each promotion gave.
 */
export const leaseFromPools = setStatement<
  { promotion: 'text'; needed: 'int8' },
  { readonly promotion: string; readonly leased: bigint }
>(
  'lease promotions.promotion pool',
  { promotion: 'text', needed: 'int8' },
  `with wanted as (
     select p.code, p.pool as before, least(p.pool, greatest(r.needed, p.pool / 128)) as lease
     from :rows join promotions.promotion p on p.code = r.promotion
     where p.state = 'active' order by p.code for no key update of p
   )
   update promotions.promotion p set pool = p.pool - w.lease
   from wanted w where p.code = w.code
   returning p.code as promotion, w.lease as leased`,
);

export const updateSlices = setStatement(
  'update promotions.slice',
  { ...sliceKey, leased: 'int8', taken: 'int8' },
  `update promotions.slice s set leased = r.leased, taken = r.taken
   from :rows where s.slot = r.slot and s.promotion = r.promotion`,
);

export interface PersonRow {
  readonly promotion: string;
  readonly person: string;
  readonly uses: number;
  readonly amount: bigint;
}

export const lockPersons = setStatement<typeof personKey, PersonRow>(
  'lock promotions.person',
  personKey,
  `insert into promotions.person as p (slot, promotion, person, uses, amount)
   select r.slot, r.promotion, r.person, 0, 0 from :rows
   order by r.slot, r.person, r.promotion
   on conflict (slot, person, promotion) do update set uses = p.uses
   returning p.promotion, p.person, p.uses, p.amount`,
);

export const updatePersons = setStatement(
  'update promotions.person',
  { ...personKey, uses: 'int4', amount: 'int8' },
  `update promotions.person p set uses = r.uses, amount = r.amount
   from :rows where p.slot = r.slot and p.person = r.person and p.promotion = r.promotion`,
);

export const readPersons = statement<PersonRow>(
  'read promotions.person',
  `select promotion, person, uses, amount from promotions.person
   where slot = $1 and person = $2`,
);

export const readSlices = statement<SliceRow>(
  'read promotions.slice',
  'select slot, promotion, leased, taken from promotions.slice where slot = $1',
);

export const insertBenefits = insertRows('promotions.benefit', {
  slot: 'int2',
  topup: 'uuid',
  promotion: 'text',
  kind: 'text',
  person: 'uuid',
  amount: 'int8',
  state: 'text',
  reservedAt: 'instant',
});

/**
 * Of orders that were credited. What was released before has left its budget, and is given all the
 * same, since it was promised: it is owed beyond the budget.
 */
export const giveBenefits = setStatement(
  'give promotions.benefit',
  { slot: 'int2', topup: 'uuid' },
  `update promotions.benefit b
   set state = case b.state when 'reserved' then 'given' else 'owed' end
   from :rows where b.slot = r.slot and b.topup = r.topup and b.state in ('reserved', 'released')`,
);

export interface BenefitRow {
  readonly slot: number;
  readonly topup: string;
  readonly promotion: string;
  readonly person: string;
  readonly amount: bigint;
}

/** Reserved for orders that cannot be credited any more. */
export const releaseBenefits = statement<BenefitRow>(
  'release promotions.benefit',
  `update promotions.benefit b set state = 'released'
   from (
     select slot, topup, promotion from promotions.benefit
     where state = 'reserved' and reserved_at < $1::timestamptz
     order by reserved_at limit $2 for update skip locked
   ) old
   where b.slot = old.slot and b.topup = old.topup and b.promotion = old.promotion
   returning b.slot, b.topup, b.promotion, b.person, b.amount`,
);

const topupKey = { slot: 'int2', topup: 'uuid' } as const;

/** Of orders that are proved to be unpaid. */
export const releaseClosed = setStatement<typeof topupKey, BenefitRow>(
  'release promotions.benefit of closed',
  topupKey,
  `update promotions.benefit b set state = 'released'
   from :rows where b.slot = r.slot and b.topup = r.topup and b.state = 'reserved'
   returning b.slot, b.topup, b.promotion, b.person, b.amount`,
);

/** Of top-ups that were taken back, with what each was before. */
export const returnGiven = setStatement<
  typeof topupKey,
  BenefitRow & { readonly before: 'given' | 'owed' }
>(
  'return promotions.benefit',
  topupKey,
  `update promotions.benefit b set state = 'returned'
   from (
     select g.slot, g.topup, g.promotion, g.state as before
     from :rows join promotions.benefit g on g.slot = r.slot and g.topup = r.topup
     where g.state in ('given', 'owed') for update of g
   ) old
   where b.slot = old.slot and b.topup = old.topup and b.promotion = old.promotion
   returning b.slot, b.topup, b.promotion, b.person, b.amount, old.before`,
);

/** Slices, like persons, in the order in which whoever takes locks them. */
export const returnToSlices = setStatement(
  'return promotions.slice',
  { ...sliceKey, amount: 'int8' },
  `with given as (
     select slot, promotion, sum(amount) as amount from :rows group by slot, promotion
   ), locked as (
     select s.slot, s.promotion, g.amount
     from given g join promotions.slice s on s.slot = g.slot and s.promotion = g.promotion
     order by s.slot, s.promotion for no key update of s
   )
   update promotions.slice s set taken = s.taken - l.amount
   from locked l where s.slot = l.slot and s.promotion = l.promotion`,
);

/**
 * What slices of active promotions have leased and not taken, back into pools that are nearly
 * empty: it lay with lines of one slot, where those of the others were told that all is used up.
 * Slices are locked before pools, each in their order, as by whoever takes.
 */
export const gatherLeases = statement(
  'gather promotions.slice leases',
  `with spare as (
     select s.slot, s.promotion, s.leased - s.taken as amount
     from promotions.slice s join promotions.promotion p on p.code = s.promotion
     where s.leased > s.taken and p.state = 'active' and p.pool < p.budget / 128 + 1
     order by s.slot, s.promotion for no key update of s
   ), cut as (
     update promotions.slice s set leased = s.leased - spare.amount
     from spare where s.slot = spare.slot and s.promotion = spare.promotion
     returning s.promotion, spare.amount
   ), pools as (
     select p.code from promotions.promotion p
     where p.code in (select promotion from cut) order by p.code for no key update
   )
   update promotions.promotion p set pool = p.pool + g.amount
   from pools, (select promotion, sum(amount) as amount from cut group by promotion) g
   where p.code = pools.code and g.promotion = pools.code`,
);

export const returnToPersons = setStatement(
  'return promotions.person',
  { ...personKey, amount: 'int8' },
  `with given as (
     select slot, promotion, person, count(*)::int as uses, sum(amount) as amount
     from :rows group by slot, promotion, person
   ), locked as (
     select p.slot, p.person, p.promotion, g.uses, g.amount
     from given g join promotions.person p
       on p.slot = g.slot and p.person = g.person and p.promotion = g.promotion
     order by p.slot, p.person, p.promotion for no key update of p
   )
   update promotions.person p set uses = p.uses - l.uses, amount = p.amount - l.amount
   from locked l
   where p.slot = l.slot and p.person = l.person and p.promotion = l.promotion`,
);

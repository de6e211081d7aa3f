import { assert, type InstantMs, type Language, type Words } from '#base';
import { setStatement, statement } from '#platform/postgres';
import type { KeptOutlet, ListedOutlet, OutletKind, OutletOffer } from './outlet.ts';
import { readWeekHours } from './week-hours.ts';

interface OutletRow {
  readonly code: string;
  readonly kind: OutletKind;
  readonly name: Words;
  readonly address: Words;
  readonly district: string;
  readonly latitudeMicro: number;
  readonly longitudeMicro: number;
  readonly hours: string;
  readonly services: OutletOffer[];
  readonly languages: Language[];
  readonly phone: string | null;
  readonly sellsAs: string | null;
}

const columns = `o.code, o.kind, o.name, o.address, o.district, o.latitude_micro,
  o.longitude_micro, o.hours, o.services, o.languages, o.phone, o.sells_as`;

export function keptOf({ latitudeMicro, longitudeMicro, ...row }: OutletRow): KeptOutlet {
  const hours = readWeekHours(row.hours);
  assert(hours, `outlet ${row.code} has hours that cannot be read`);
  const position = { latitudeMicro, longitudeMicro };
  const { code, kind, name, address, district, services, languages, phone, sellsAs } = row;
  const said = { code, kind, name, address, district, services, languages, phone, sellsAs };
  return { ...said, position, hours, writtenHours: row.hours };
}

/** Whoever is written again stands again. */
export const saveOutlets = setStatement(
  'save outlets.outlet',
  {
    code: 'text',
    kind: 'text',
    name: 'jsonb',
    address: 'jsonb',
    district: 'text',
    latitudeMicro: 'int4',
    longitudeMicro: 'int4',
    hours: 'text',
    services: 'jsonb',
    languages: 'jsonb',
    phone: 'text',
    sellsAs: 'text',
    changedAt: 'instant',
  },
  `insert into outlets.outlet (code, kind, name, address, district, latitude_micro,
     longitude_micro, hours, services, languages, phone, sells_as, changed_at)
   select r.code, r.kind, r.name::jsonb, r.address::jsonb, r.district, r.latitude_micro,
     r.longitude_micro, r.hours, r.services::jsonb, r.languages::jsonb, r.phone, r.sells_as,
     r.changed_at
   from :rows
   on conflict (code) do update set kind = excluded.kind, name = excluded.name,
     address = excluded.address, district = excluded.district,
     latitude_micro = excluded.latitude_micro, longitude_micro = excluded.longitude_micro,
     hours = excluded.hours, services = excluded.services, languages = excluded.languages,
     phone = excluded.phone, sells_as = excluded.sells_as, changed_at = excluded.changed_at,
     withdrawn_at = null`,
);

export function rowOf(outlet: KeptOutlet, changedAt: InstantMs) {
  const { position, writtenHours, hours: _, ...said } = outlet;
  return { ...said, ...position, hours: writtenHours, changedAt };
}

export const withdrawOutlet = statement<{ code: string }>(
  'withdraw outlets.outlet',
  `update outlets.outlet set withdrawn_at = $2::timestamptz, changed_at = $2
   where code = $1 and withdrawn_at is null returning code`,
);

const sellers = `left join resellers.reseller_view s on 'rsl_' || replace(s.id::text, '-', '')
     = o.sells_as
   left join resellers.reseller_view c on c.slot = s.slot and c.id = s.parent
   left join kiosks.kiosk_view k on k.code = o.sells_as`;
const isSuspended = `(s.suspended_at is not null or c.suspended_at is not null
     or k.suspended_at is not null)`;

/**
 * Nearest first. Degrees of longitude are shorter up north, by the cosine of the latitude; the root
 * changes no order and is not drawn.
 */
const squared = (latitude: string, longitude: string): string =>
  `(power((o.latitude_micro - ${latitude})::float8, 2)
     + power((o.longitude_micro - ${longitude}) * cosd(${latitude} / 1e6), 2))`;

export const readNearest = statement<OutletRow>(
  'read outlets.outlet nearest',
  `select ${columns} from outlets.outlet o ${sellers}
   where o.withdrawn_at is null and not ${isSuspended}
   order by ${squared('$1::int4', '$2::int4')}, o.code limit $3`,
);

/** The nearest to the middle of each district that is given. */
export const readSpread = statement<OutletRow>(
  'read outlets.outlet spread',
  `select ${columns} from (
     select p.*, row_number() over (partition by p.district
       order by power((p.latitude_micro - d.latitude)::float8, 2)
         + power((p.longitude_micro - d.longitude) * cosd(d.latitude / 1e6), 2), p.code) as place
     from outlets.outlet p
     join unnest($1::text[], $2::int4[], $3::int4[]) as d (code, latitude, longitude)
       on d.code = p.district
     where p.withdrawn_at is null
   ) o ${sellers}
   where o.place <= $4 and not ${isSuspended} order by o.district, o.place`,
);

interface ListedRow extends OutletRow {
  readonly changedAt: InstantMs;
  readonly isWithdrawn: boolean;
  readonly isSellerSuspended: boolean;
}

export function listedOf(row: ListedRow): ListedOutlet {
  const { changedAt, isWithdrawn, isSellerSuspended } = row;
  return { ...keptOf(row), changedAt, isWithdrawn, isSellerSuspended };
}

/** By words of the code, of its name or address in any language, or by its district. */
export const findOutlets = statement<ListedRow>(
  'find outlets.outlet',
  `select ${columns}, o.changed_at, o.withdrawn_at is not null as is_withdrawn,
     ${isSuspended} as is_seller_suspended
   from outlets.outlet o ${sellers}
   where ($1 = '' or o.district = $1)
     and ($2 = '' or position(lower($2) in lower(concat_ws(' ', o.code, o.name->>'en',
       o.name->>'zh-Hant', o.name->>'zh-Hans', o.address->>'en', o.address->>'zh-Hant',
       o.address->>'zh-Hans'))) > 0)
   order by o.district, o.code limit $3`,
);

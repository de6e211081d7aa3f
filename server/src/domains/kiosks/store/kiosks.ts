import { insertRows, setStatement, statement } from '#platform/postgres';

const key = { slot: 'int2', id: 'uuid' } as const;

export interface KioskRow {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly publicKey: string | null;
  readonly enrolledAt: number | null;
  readonly isSuspended: boolean;
  readonly openedAt: number;
}

const columns = `k.id, k.code, k.name, k.public_key, k.enrolled_at,
  k.suspended_at is not null as is_suspended, k.opened_at`;

export const insertKiosks = insertRows('kiosks.kiosk', {
  ...key,
  code: 'text',
  name: 'text',
  publicKey: 'text',
  enrolledAt: 'instant',
  openedAt: 'instant',
});

export const readKiosk = statement<KioskRow>(
  'read kiosks.kiosk',
  `select ${columns} from kiosks.kiosk k where k.slot = $1 and k.id = $2`,
);

export const readKioskByCode = statement<KioskRow>(
  'read kiosks.kiosk by code',
  `select ${columns} from kiosks.kiosk k where k.slot = $1 and k.code = $2`,
);

/** Sales of one kiosk and the counting of its boxes go one after the other. */
export const lockKiosk = statement<KioskRow>(
  'lock kiosks.kiosk',
  `select ${columns} from kiosks.kiosk k where k.slot = $1 and k.id = $2 for no key update`,
);

export const suspendKiosk = statement<{ id: string }>(
  'suspend kiosks.kiosk',
  `update kiosks.kiosk set suspended_at = $3::timestamptz
   where slot = $1 and id = $2 returning id`,
);

export const setKey = statement(
  'update kiosks.kiosk key',
  `update kiosks.kiosk set public_key = $3, enrolled_at = $4::timestamptz
   where slot = $1 and id = $2`,
);

export const saveEnrolments = setStatement(
  'save kiosks.enrolment',
  {
    slot: 'int2',
    kiosk: 'uuid',
    fingerprint: 'bytea',
    madeBy: 'uuid',
    expiresAt: 'instant',
  },
  `insert into kiosks.enrolment (slot, kiosk, fingerprint, made_by, expires_at)
   select r.slot, r.kiosk, r.fingerprint, r.made_by, r.expires_at from :rows
   on conflict (slot, kiosk) do update set fingerprint = excluded.fingerprint,
     made_by = excluded.made_by, expires_at = excluded.expires_at`,
);

/** The code is over with the question, so it opens once. */
export const takeEnrolment = statement<{ madeBy: string }>(
  'take kiosks.enrolment',
  `delete from kiosks.enrolment
   where slot = $1 and kiosk = $2 and fingerprint = $3 and expires_at >= $4::timestamptz
   returning made_by`,
);

export const dropEnrolment = statement(
  'drop kiosks.enrolment',
  'delete from kiosks.enrolment where slot = $1 and kiosk = $2',
);

export const saveHealth = setStatement(
  'save kiosks.health',
  {
    slot: 'int2',
    kiosk: 'uuid',
    paper: 'text',
    printer: 'text',
    acceptor: 'text',
    notesInBox: 'int4',
    storedSales: 'int4',
    stuckSales: 'int4',
    version: 'text',
    reportedAt: 'instant',
  },
  `insert into kiosks.health (slot, kiosk, paper, printer, acceptor, notes_in_box, stored_sales,
     stuck_sales, version, reported_at)
   select r.slot, r.kiosk, r.paper, r.printer, r.acceptor, r.notes_in_box, r.stored_sales,
     r.stuck_sales, r.version, r.reported_at from :rows
   on conflict (slot, kiosk) do update set paper = excluded.paper, printer = excluded.printer,
     acceptor = excluded.acceptor, notes_in_box = excluded.notes_in_box,
     stored_sales = excluded.stored_sales, stuck_sales = excluded.stuck_sales,
     version = excluded.version, reported_at = excluded.reported_at`,
);

export interface HealthRow {
  readonly paper: string;
  readonly printer: string;
  readonly acceptor: string;
  readonly notesInBox: number;
  readonly storedSales: number;
  readonly stuckSales: number;
  readonly version: string;
  readonly reportedAt: number;
}

export type ListedRow = KioskRow & { readonly [Name in keyof HealthRow]: HealthRow[Name] | null };

export const readKiosks = statement<ListedRow>(
  'read kiosks.kiosk all',
  `select ${columns}, h.paper, h.printer, h.acceptor, h.notes_in_box, h.stored_sales, h.stuck_sales,
     h.version, h.reported_at
   from kiosks.kiosk k left join kiosks.health h on h.slot = k.slot and h.kiosk = k.id
   order by k.code limit $1`,
);

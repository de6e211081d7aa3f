import { insertRows, statement } from '#platform/postgres';

export interface BoxRow {
  readonly number: number;
  readonly bag: string;
  readonly hundreds: number;
  readonly fiveHundreds: number;
  readonly emptiedAt: number;
  readonly countedHundreds: number | null;
  readonly countedFiveHundreds: number | null;
  readonly booked: bigint | null;
  readonly countedBy: string | null;
  readonly countedAt: number | null;
}

const columns = `b.number, b.bag, b.hundreds, b.five_hundreds, b.emptied_at, b.counted_hundreds,
  b.counted_five_hundreds, b.booked, b.counted_by, b.counted_at`;

export const insertBoxes = insertRows('kiosks.box', {
  slot: 'int2',
  kiosk: 'uuid',
  number: 'int4',
  bag: 'text',
  hundreds: 'int4',
  fiveHundreds: 'int4',
  emptiedAt: 'instant',
});

/** Read with the kiosk locked. */
export const readBox = statement<BoxRow>(
  'read kiosks.box',
  `select ${columns} from kiosks.box b where b.slot = $1 and b.kiosk = $2 and b.number = $3`,
);

/** The one after those that were taken out, or a later one that a sale has told of. */
export const readBoxToFill = statement<{ number: number }>(
  'read kiosks.box to fill',
  `select greatest(
     (select max(b.number) + 1 from kiosks.box b where b.slot = $1 and b.kiosk = $2),
     (select s.box from kiosks.sale s where s.slot = $1 and s.kiosk = $2
      order by s.accepted_at desc limit 1),
     1) as number`,
);

export const countBox = statement(
  'count kiosks.box',
  `update kiosks.box set counted_hundreds = $4, counted_five_hundreds = $5, booked = $6,
     counted_by = $7, counted_at = $8::timestamptz
   where slot = $1 and kiosk = $2 and number = $3`,
);

export type ListedBoxRow = BoxRow & {
  readonly kiosk: string;
  readonly code: string;
  readonly name: string;
};

/** Boxes that wait to be counted first, then the newest that were. */
export const readBoxes = statement<ListedBoxRow>(
  'read kiosks.box all',
  `select ${columns}, b.kiosk, k.code, k.name
   from kiosks.box b join kiosks.kiosk k on k.slot = b.slot and k.id = b.kiosk
   order by b.counted_at desc nulls first, b.emptied_at desc limit $1`,
);

import { insertRows, statement } from '#platform/postgres';
import type { CashSaleState } from '../cash-sale.ts';

export const insertSales = insertRows('kiosks.sale', {
  slot: 'int2',
  id: 'uuid',
  kiosk: 'uuid',
  box: 'int4',
  number: 'text',
  hundreds: 'int4',
  fiveHundreds: 'int4',
  value: 'int8',
  state: 'text',
  refusal: 'text',
  topup: 'uuid',
  claim: 'bytea',
  soldAt: 'instant',
  wasOffline: 'bool',
  acceptedAt: 'instant',
});

export interface SaleRow {
  readonly id: string;
  readonly kiosk: string;
  readonly box: number;
  readonly number: string;
  readonly hundreds: number;
  readonly fiveHundreds: number;
  readonly value: bigint;
  readonly state: CashSaleState;
  readonly refusal: string | null;
  readonly topup: string | null;
  readonly claim: Buffer;
  readonly soldAt: number;
  readonly wasOffline: boolean;
  readonly acceptedAt: number;
}

const columns = `s.id, s.kiosk, s.box, s.number, s.hundreds, s.five_hundreds, s.value, s.state,
  s.refusal, s.topup, s.claim, s.sold_at, s.was_offline, s.accepted_at`;

export const readSale = statement<SaleRow>(
  'read kiosks.sale',
  `select ${columns} from kiosks.sale s where s.slot = $1 and s.id = $2`,
);

export const lockSale = statement<SaleRow>(
  'lock kiosks.sale',
  `select ${columns} from kiosks.sale s where s.slot = $1 and s.id = $2 for no key update`,
);

/** What a kiosk has credited since an instant. */
export const sumCredited = statement<{ value: bigint }>(
  'sum kiosks.sale credited',
  `select coalesce(sum(value), 0)::bigint as value from kiosks.sale
   where slot = $1 and kiosk = $2 and accepted_at >= $3::timestamptz and state = 'credited'`,
);

/** What sales have booked into a box. */
export const sumBox = statement<{ value: bigint }>(
  'sum kiosks.sale of box',
  `select coalesce(sum(value), 0)::bigint as value from kiosks.sale
   where slot = $1 and kiosk = $2 and box = $3`,
);

export const settleClaim = statement(
  'settle kiosks.sale claim',
  `update kiosks.sale set state = 'claimed', topup = $3, claimed_as = $4, claimed_by = $5,
     claimed_at = $6::timestamptz
   where slot = $1 and id = $2`,
);

export const readClaims = statement<SaleRow & { readonly code: string; readonly name: string }>(
  'read kiosks.sale claimable',
  `select ${columns}, k.code, k.name
   from kiosks.sale s join kiosks.kiosk k on k.slot = s.slot and k.id = s.kiosk
   where s.state = 'claimable' order by s.accepted_at limit $1`,
);

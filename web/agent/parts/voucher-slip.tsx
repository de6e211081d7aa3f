import type { ReactNode } from 'react';
import { Row, Rows } from '../../kit/index.ts';
import type { Voucher } from '../state/till-channel.ts';
import { useTill } from '../state/till-context.tsx';
import { SlipPaper } from './slip-paper.tsx';

interface VoucherSlipProps {
  readonly sale: Voucher;
  readonly isCopy: boolean;
}

/** What the buyer of a voucher takes along: the code, how to use it, and the receipt. */
export function VoucherSlip({ sale, isCopy }: VoucherSlipProps): ReactNode {
  const { say, format } = useTill();
  const { code, serial, receipt, undoneAt, undoneReceipt } = sale;
  return (
    <SlipPaper sale={sale} isCopy={isCopy}>
      {code && undoneAt === null && <Code code={code} />}
      <Rows>
        <Row name={say('voucherSerial')}>{serial}</Row>
        {undoneAt === null && <Row name={say('voucherUntil')}>{format.day(sale.expiresOn)}</Row>}
        <Row name={say('paid')}>{format.money(sale.value)}</Row>
        <Row name={say('fee')}>{say('noFee')}</Row>
        <Row name={say('soldAt')}>{format.dayAndTime(sale.soldAt)}</Row>
        {receipt && <Row name={say('receipt')}>{receipt}</Row>}
        {undoneAt && <Row name={say('undone')}>{format.dayAndTime(undoneAt)}</Row>}
        {undoneReceipt && <Row name={say('undoneReceipt')}>{undoneReceipt}</Row>}
      </Rows>
    </SlipPaper>
  );
}

function Code({ code }: { readonly code: string }): ReactNode {
  const { say, session } = useTill();
  return (
    <>
      <p className="slip-code">
        <span className="slip-code-name">{say('voucherCode')}</span>
        <strong>{code}</strong>
      </p>
      <p>{say('voucherHow', { number: session.brand.hotline })}</p>
    </>
  );
}

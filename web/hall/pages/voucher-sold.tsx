import type { ReactNode } from 'react';
import { usePrinted } from '../../counter/index.ts';
import { Banner, Button, Row, Rows } from '../../kit/index.ts';
import type { HallVoucher, Place } from '../state/hall-channel.ts';
import { useHall } from '../state/hall-context.tsx';
import { Change, PaidBy } from './paid-by.tsx';
import { ReceiptFile } from './receipt-file.tsx';
import { SlipPaper } from './slip-paper.tsx';

interface VoucherSoldProps {
  readonly sale: HallVoucher;
  readonly brand: Place['brand'];
  /** Just sold, and not looked up. */
  readonly isNew: boolean;
  readonly onEnd: () => void;
}

/** A voucher's slip on screen and paper; its code is here once, and gone with this page. */
export function VoucherSold({ sale, brand, isNew, onEnd }: VoucherSoldProps): ReactNode {
  const { say } = useHall();
  const isCopy = usePrinted(isNew);
  const { undoneAt } = sale;
  return (
    <>
      <h1 className="off-paper" aria-live="polite">
        {say(undoneAt === null ? 'voucherSold' : 'undone')}
      </h1>
      {isNew && <Change sale={sale} />}
      {undoneAt === null && (
        <div className="off-paper">
          <Banner kind="calm" title={say(hintOf(sale, isNew))} />
        </div>
      )}
      <Slip sale={sale} brand={brand} isCopy={isCopy} />
      <div className="off-paper stack">
        <Button onClick={onEnd}>{say('done')}</Button>
        <Button kind="secondary" onClick={() => print()}>
          {say('print')}
        </Button>
        <ReceiptFile serial={sale.serial} />
      </div>
    </>
  );
}

function hintOf({ code }: HallVoucher, isNew: boolean) {
  if (!isNew) return 'voucherCodeGone';
  return code === null ? 'voucherCodeOnCard' : 'voucherCodeOnce';
}

interface SlipProps extends Pick<VoucherSoldProps, 'sale' | 'brand'> {
  readonly isCopy: boolean;
}

/** What the buyer takes along: the code, how to use it, and the receipt. */
function Slip({ sale, brand, isCopy }: SlipProps): ReactNode {
  const { say, format } = useHall();
  const { code, serial, receipt, undoneAt, undoneReceipt } = sale;
  return (
    <SlipPaper sale={sale} brand={brand} isCopy={isCopy}>
      {code && undoneAt === null && (
        <>
          <p className="slip-code">
            <span className="slip-code-name">{say('voucherCode')}</span>
            <strong>{code}</strong>
          </p>
          <p>{say('voucherHow', { number: brand.hotline })}</p>
        </>
      )}
      <Rows>
        <Row name={say('voucherSerial')}>{serial}</Row>
        {undoneAt === null && <Row name={say('voucherUntil')}>{format.day(sale.expiresOn)}</Row>}
        <PaidBy sale={sale} />
        <Row name={say('soldAt')}>{format.dayAndTime(sale.soldAt)}</Row>
        {receipt && <Row name={say('receipt')}>{receipt}</Row>}
        {undoneAt && <Row name={say('undone')}>{format.dayAndTime(undoneAt)}</Row>}
        {undoneReceipt && <Row name={say('undoneReceipt')}>{undoneReceipt}</Row>}
      </Rows>
    </SlipPaper>
  );
}

import type { ReactNode } from 'react';
import { usePrinted } from '../../counter/index.ts';
import { Banner, Button } from '../../kit/index.ts';
import { ReceiptLink } from '../parts/receipt-link.tsx';
import { Undo } from '../parts/undo.tsx';
import { VoucherSlip } from '../parts/voucher-slip.tsx';
import type { Voucher } from '../state/till-channel.ts';
import { useTill } from '../state/till-context.tsx';

interface VoucherSoldProps {
  readonly sale: Voucher;
  /** Just sold, and not looked up. */
  readonly isNew: boolean;
  readonly onNext: () => void;
  readonly onUndone: (sale: Voucher) => void;
}

/** A voucher's slip on screen and paper; its code is here once, and gone with this page. */
export function VoucherSold({ sale, isNew, onNext, onUndone }: VoucherSoldProps): ReactNode {
  const { channel, say, format, session } = useTill();
  const isCopy = usePrinted(isNew);
  const { id, undoneAt, undoBefore } = sale;
  const canUndo = undoneAt === null && Date.parse(undoBefore) > Date.parse(session.now);
  return (
    <>
      <h1 className="off-paper" aria-live="polite">
        {say(undoneAt === null ? 'voucherSold' : 'undone')}
      </h1>
      {undoneAt === null && (
        <div className="off-paper">
          <Banner kind="calm" title={say(hintOf(sale, isNew))} />
        </div>
      )}
      <VoucherSlip sale={sale} isCopy={isCopy} />
      <div className="off-paper stack">
        <Button kind="secondary" onClick={() => print()}>
          {say('print')}
        </Button>
        <ReceiptLink code={sale.receipt} label={say('receiptFile')} />
        <ReceiptLink code={sale.undoneReceipt} label={say('undoneReceiptFile')} />
        <Button onClick={onNext}>{say(isNew ? 'nextCustomer' : 'back')}</Button>
        {canUndo && (
          <Undo
            label={say('voucherUndo')}
            hint={say('voucherUndoUntil', { time: format.time(undoBefore) })}
            asksCode
            onSend={(body) => channel.call('undoVoucherSale', { params: { sale: id }, body })}
            onUndone={onUndone}
          />
        )}
      </div>
    </>
  );
}

function hintOf({ code }: Voucher, isNew: boolean) {
  if (!isNew) return 'voucherCodeGone';
  return code === null ? 'voucherCodeOnCard' : 'voucherCodeOnce';
}

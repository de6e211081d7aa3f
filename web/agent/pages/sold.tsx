import type { ReactNode } from 'react';
import { usePrinted } from '../../counter/index.ts';
import { Button } from '../../kit/index.ts';
import { ReceiptLink } from '../parts/receipt-link.tsx';
import { Slip } from '../parts/slip.tsx';
import { Undo } from '../parts/undo.tsx';
import type { Sale } from '../state/till-channel.ts';
import { useTill } from '../state/till-context.tsx';

interface SoldProps {
  readonly sale: Sale;
  /** Just sold, and not looked up. */
  readonly isNew: boolean;
  readonly onNext: () => void;
  readonly onUndone: (sale: Sale) => void;
}

/** What was sold, its slip on screen and paper, and the way back for a wrong number. */
export function Sold({ sale, isNew, onNext, onUndone }: SoldProps): ReactNode {
  const { channel, say, format, session } = useTill();
  const isCopy = usePrinted(isNew);
  const canUndo = sale.undoneAt === null && Date.parse(sale.undoBefore) > Date.parse(session.now);
  return (
    <>
      <h1 className="off-paper" aria-live="polite">
        {sale.undoneAt === null ? say('soldTitle') : say('undone')}
      </h1>
      <Slip sale={sale} isCopy={isCopy} />
      <div className="off-paper stack">
        <Button onClick={onNext}>{isNew ? say('nextCustomer') : say('back')}</Button>
        <Button kind="secondary" onClick={() => print()}>
          {say('print')}
        </Button>
        <ReceiptLink code={sale.receipt} label={say('receiptFile')} />
        {canUndo && (
          <Undo
            label={say('undo')}
            hint={say('undoUntil', { time: format.time(sale.undoBefore) })}
            onSend={(body) => channel.call('undoSale', { params: { topup: sale.topup }, body })}
            onUndone={onUndone}
          />
        )}
      </div>
    </>
  );
}

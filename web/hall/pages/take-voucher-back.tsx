import { type ReactNode, useState } from 'react';
import { Banner, Button, Card, Field, Row, Rows } from '../../kit/index.ts';
import type { HallVoucher } from '../state/hall-channel.ts';
import { useHall } from '../state/hall-context.tsx';
import { useCalling } from '../state/use-calling.ts';
import { PaidBy } from './paid-by.tsx';
import { ReceiptFile } from './receipt-file.tsx';

interface TakeVoucherBackProps {
  readonly onUndone: () => void;
}

/** A voucher that its buyer does not want, by the serial number on its slip. */
export function TakeVoucherBack({ onUndone }: TakeVoucherBackProps): ReactNode {
  const { channel, say } = useHall();
  const [typed, setTyped] = useState('');
  const [sale, setSale] = useState<HallVoucher>();
  const { isBusy, problem, complain, run } = useCalling();
  const find = async (): Promise<void> => {
    const serial = typed.replaceAll(/\D/g, '');
    if (serial.length !== 14) return complain(say('voucherSerialNeeded'));
    return setSale(await run(channel.call('readHallVoucher', { params: { serial } })));
  };
  const undo = async (): Promise<void> => {
    if (!sale) return;
    const undone = await run(channel.call('undoHallVoucher', { params: { sale: sale.id } }));
    if (!undone) return;
    setSale(undone);
    onUndone();
  };
  return (
    <Card title={say('voucherBack')}>
      <Field
        label={say('voucherSerial')}
        hint={say('voucherSerialHint')}
        inputMode="numeric"
        autoComplete="off"
        maxLength={20}
        value={typed}
        onValue={(value) => {
          setTyped(value);
          setSale(undefined);
        }}
      />
      {sale && <Found sale={sale} />}
      {problem && <Banner kind="attention" title={problem} isNews />}
      {sale ? (
        sale.undoneAt === null && (
          <Button
            kind="loss"
            busyLabel={isBusy ? say('undoing') : undefined}
            onClick={() => void undo()}
          >
            {say('undoNow')}
          </Button>
        )
      ) : (
        <Button
          kind="secondary"
          busyLabel={isBusy ? say('finding') : undefined}
          onClick={() => void find()}
        >
          {say('voucherFind')}
        </Button>
      )}
    </Card>
  );
}

function Found({ sale }: { readonly sale: HallVoucher }): ReactNode {
  const { say, format } = useHall();
  const { till, serial, undoneAt, undoneReceipt } = sale;
  return (
    <>
      <Rows>
        <Row name={say('voucherValue')}>{format.money(sale.value)}</Row>
        <PaidBy sale={sale} />
        <Row name={say('soldAt')}>{format.dayAndTime(sale.soldAt)}</Row>
        {undoneAt && <Row name={say('undone')}>{format.dayAndTime(undoneAt)}</Row>}
        {undoneReceipt && <Row name={say('undoneReceipt')}>{undoneReceipt}</Row>}
      </Rows>
      <Banner
        kind={undoneAt === null ? 'calm' : 'action'}
        title={
          undoneAt === null
            ? say('voucherBackUntil', { time: format.time(sale.undoBefore), till })
            : say('voucherBackDone', { value: format.money(sale.value), till })
        }
        isNews
      />
      {undoneAt && <ReceiptFile serial={serial} />}
    </>
  );
}

import { type ReactNode, useState } from 'react';
import { isOutcomeUnknown, newAttemptKey } from '../../client/index.ts';
import { hkd, type PendingVoucher, SendForm } from '../../counter/index.ts';
import { Button, Field, TileGroup } from '../../kit/index.ts';
import type { HallVoucher, Tender } from '../state/hall-channel.ts';
import { useHall } from '../state/hall-context.tsx';
import { useCalling } from '../state/use-calling.ts';
import { TenderFields, useTender } from './tender-fields.tsx';

interface SellVoucherProps {
  readonly tiles: readonly number[];
  readonly onBack: () => void;
  readonly onSold: (sale: HallVoucher) => void;
  readonly onLost: (pending: PendingVoucher) => void;
}

/** Of one of the two nothing is there. */
interface Chosen {
  readonly value: string | null;
  readonly serial: string;
}

/** A voucher of a value with its code, or a card from the shelf, and how it is paid. */
export function SellVoucher({ tiles, onBack, ...on }: SellVoucherProps): ReactNode {
  const { say } = useHall();
  const [{ value, serial }, choose] = useState<Chosen>({ value: null, serial: '' });
  const { tender, ...paying } = useTender();
  const { isBusy, problem, complain, sell } = useVoucherSale(on);
  const send = (): void => {
    const card = serial.replaceAll(/\D/g, '');
    if ((value === null) === (card === '') || !tender) return complain(say('voucherChoose'));
    return void sell(value === null ? { serial: card } : { valueMinor: Number(value) }, tender);
  };
  return (
    <SendForm
      className="hall-narrow"
      label={say('voucherTake')}
      busyLabel={say('voucherTaking')}
      isBusy={isBusy}
      problem={problem}
      onSend={send}
      below={
        <Button kind="plain" onClick={onBack}>
          {say('back')}
        </Button>
      }
    >
      <h1>{say('voucherSell')}</h1>
      <What tiles={tiles} what={{ value, serial }} onWhat={choose} />
      <TenderFields {...paying} />
    </SendForm>
  );
}

interface WhatProps {
  readonly tiles: readonly number[];
  readonly what: Chosen;
  readonly onWhat: (what: Chosen) => void;
}

function What({ tiles, what, onWhat }: WhatProps): ReactNode {
  const { say, format } = useHall();
  return (
    <>
      <TileGroup
        legend={say('voucherValue')}
        chosen={what.value}
        onChoose={(value) => onWhat({ value, serial: '' })}
        options={tiles.map((amountMinor) => ({
          value: String(amountMinor),
          content: format.roundMoney(hkd(amountMinor)),
        }))}
      />
      <Field
        label={say('voucherCard')}
        hint={say('voucherCardHint')}
        value={what.serial}
        onValue={(serial) => onWhat({ value: null, serial })}
        inputMode="numeric"
        autoComplete="off"
        maxLength={20}
      />
    </>
  );
}

/** Sells; the key is kept on the device before the first byte is sent. */
function useVoucherSale({ onSold, onLost }: Pick<SellVoucherProps, 'onSold' | 'onLost'>) {
  const { channel, pendingVouchers } = useHall();
  const calling = useCalling();
  const sell = async (what: PendingVoucher['what'], tender: Tender): Promise<void> => {
    const pending = { key: newAttemptKey(), what };
    pendingVouchers.keep(pending);
    const sent = channel.call('sellHallVoucher', { body: { what, tender } }, pending.key);
    const sale = await calling.run(sent);
    const result = await sent;
    if (!result.isOk && isOutcomeUnknown(result.problem)) return onLost(pending);
    pendingVouchers.keep(null);
    if (sale) onSold(sale);
    return undefined;
  };
  return { ...calling, sell };
}

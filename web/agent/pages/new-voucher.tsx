import { type ReactNode, useState } from 'react';
import { isOutcomeUnknown, newAttemptKey } from '../../client/index.ts';
import { hkd, type PendingVoucher, SendForm, sentenceOf } from '../../counter/index.ts';
import { Button, Field, TileGroup } from '../../kit/index.ts';
import { PinField } from '../parts/pin-field.tsx';
import type { Till, Voucher } from '../state/till-channel.ts';
import { useTill } from '../state/till-context.tsx';

interface NewVoucherProps {
  readonly till: Till;
  readonly onSold: (sale: Voucher) => void;
  readonly onLost: (pending: PendingVoucher) => void;
  readonly onList: () => void;
  readonly onBack: () => void;
}

/** Of one of the two nothing is there. */
interface Chosen {
  readonly value: string | null;
  readonly serial: string;
}

/** A voucher of a value with its code, or a card from the shelf, by the PIN of who sells. */
export function NewVoucher({ till, onList, onBack, ...on }: NewVoucherProps): ReactNode {
  const { say, format } = useTill();
  const [{ value, serial }, choose] = useState<Chosen>({ value: null, serial: '' });
  const [pin, setPin] = useState('');
  const { isBusy, problem, complain, sell } = useVoucherSale(on);
  const press = async (): Promise<void> => {
    const card = serial.replaceAll(/\D/g, '');
    if ((value === null) === (card === '')) return complain(say('voucherChoose'));
    if (!/^\d{6}$/.test(pin)) return complain(say('digitsNeeded'));
    await sell(value === null ? { serial: card } : { valueMinor: Number(value) }, pin);
    return setPin('');
  };
  return (
    <>
      <h1>{say('vouchers')}</h1>
      <p>{say('voucherHint')}</p>
      <SendForm
        label={
          value === null
            ? say('voucherSell')
            : say('sell', { value: format.money(hkd(Number(value))) })
        }
        busyLabel={say('selling')}
        isBusy={isBusy}
        problem={problem}
        onSend={press}
      >
        <What till={till} what={{ value, serial }} onWhat={choose} />
        <PinField label={say('pin')} value={pin} onValue={setPin} />
      </SendForm>
      <Button kind="secondary" onClick={onList}>
        {say('voucherList')}
      </Button>
      <Button kind="plain" onClick={onBack}>
        {say('back')}
      </Button>
    </>
  );
}

interface WhatProps {
  readonly till: Till;
  readonly what: Chosen;
  readonly onWhat: (what: Chosen) => void;
}

function What({ till, what, onWhat }: WhatProps): ReactNode {
  const { say, format } = useTill();
  return (
    <>
      <TileGroup
        legend={say('voucherValue')}
        chosen={what.value}
        onChoose={(value) => onWhat({ value, serial: '' })}
        options={till.voucherTiles.map((amountMinor) => ({
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
function useVoucherSale({ onSold, onLost }: Pick<NewVoucherProps, 'onSold' | 'onLost'>) {
  const { channel, pendingVouchers, say, session, onSession } = useTill();
  const [isBusy, setBusy] = useState(false);
  const [problem, complain] = useState<string>();
  const sell = async (what: PendingVoucher['what'], pin: string): Promise<void> => {
    setBusy(true);
    complain(undefined);
    const pending = { key: newAttemptKey(), what };
    pendingVouchers.keep(pending);
    const result = await channel.call('sellVoucher', { body: { what, pin } }, pending.key);
    setBusy(false);
    if (result.isOk) return onSold(result.answer);
    if (isOutcomeUnknown(result.problem)) return onLost(pending);
    pendingVouchers.keep(null);
    if (result.problem.kind === 'refused' && result.problem.status === 401) {
      return onSession({ ...session, till: null });
    }
    return complain(sentenceOf(result.problem, say));
  };
  return { isBusy, problem, complain, sell };
}

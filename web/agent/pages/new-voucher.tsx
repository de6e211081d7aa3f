import { type ReactNode, useState } from 'react';
import { isOutcomeUnknown, newAttemptKey } from '../../client/index.ts';
import {
  hkd,
  noVoucher,
  type PendingVoucher,
  SendForm,
  sentenceOf,
  VoucherChoice,
  voucherWanted,
} from '../../counter/index.ts';
import { Button } from '../../kit/index.ts';
import { PinField } from '../parts/pin-field.tsx';
import { useOwnFix } from '../state/own-fix.ts';
import type { Till, Voucher } from '../state/till-channel.ts';
import { useTill } from '../state/till-context.tsx';

interface NewVoucherProps {
  readonly till: Till;
  readonly onSold: (sale: Voucher) => void;
  readonly onLost: (pending: PendingVoucher) => void;
  readonly onList: () => void;
  readonly onBack: () => void;
}

/** A voucher of a value with its code, or a card from the shelf, by the PIN of who sells. */
export function NewVoucher({ till, onList, onBack, ...on }: NewVoucherProps): ReactNode {
  const { say, format } = useTill();
  const [chosen, choose] = useState(noVoucher);
  const [pin, setPin] = useState('');
  const { isBusy, problem, complain, sell } = useVoucherSale(on);
  const press = async (): Promise<void> => {
    const what = voucherWanted(chosen);
    if (!what) return complain(say('voucherChoose'));
    if (!/^\d{6}$/.test(pin)) return complain(say('digitsNeeded'));
    await sell(what, pin);
    return setPin('');
  };
  return (
    <>
      <h1>{say('vouchers')}</h1>
      <p>{say('voucherHint')}</p>
      <SendForm
        label={
          chosen.value === null
            ? say('voucherSell')
            : say('sell', { value: format.money(hkd(Number(chosen.value))) })
        }
        busyLabel={say('selling')}
        isBusy={isBusy}
        problem={problem}
        onSend={press}
      >
        <VoucherChoice tiles={till.voucherTiles} {...{ chosen, say, format }} onChoose={choose} />
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

/** Sells; the key is kept on the device before the first byte is sent. */
function useVoucherSale({ onSold, onLost }: Pick<NewVoucherProps, 'onSold' | 'onLost'>) {
  const { channel, pendingVouchers, say, session, onSession } = useTill();
  const ownFix = useOwnFix();
  const [isBusy, setBusy] = useState(false);
  const [problem, complain] = useState<string>();
  const sell = async (what: PendingVoucher['what'], pin: string): Promise<void> => {
    setBusy(true);
    complain(undefined);
    const fix = await ownFix.read();
    const pending = { key: newAttemptKey(), what };
    pendingVouchers.keep(pending);
    const result = await channel.call(
      'sellVoucher',
      { body: { what, pin, ...(fix && { fix }) } },
      pending.key,
    );
    setBusy(false);
    if (result.isOk) return onSold(result.answer);
    if (isOutcomeUnknown(result.problem)) return onLost(pending);
    pendingVouchers.keep(null);
    if (result.problem.kind === 'refused' && result.problem.status === 401) {
      return onSession({ ...session, till: null });
    }
    ownFix.learn(result.problem);
    return complain(sentenceOf(result.problem, say));
  };
  return { isBusy, problem, complain, sell };
}

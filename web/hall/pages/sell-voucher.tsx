import { type ReactNode, useState } from 'react';
import { isOutcomeUnknown, newAttemptKey } from '../../client/index.ts';
import {
  noVoucher,
  type PendingVoucher,
  SendForm,
  VoucherChoice,
  voucherWanted,
} from '../../counter/index.ts';
import { Button } from '../../kit/index.ts';
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

/** A voucher of a value with its code, or a card from the shelf, and how it is paid. */
export function SellVoucher({ tiles, onBack, ...on }: SellVoucherProps): ReactNode {
  const { say, format } = useHall();
  const [chosen, choose] = useState(noVoucher);
  const { tender, ...paying } = useTender();
  const { isBusy, problem, complain, sell } = useVoucherSale(on);
  const send = (): void => {
    const what = voucherWanted(chosen);
    if (!what || !tender) return complain(say('voucherChoose'));
    return void sell(what, tender);
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
      <VoucherChoice {...{ tiles, chosen, say, format }} onChoose={choose} />
      <TenderFields {...paying} />
    </SendForm>
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

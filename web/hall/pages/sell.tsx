import { type ReactNode, useState } from 'react';
import { groupedNumber, isOutcomeUnknown, newAttemptKey } from '../../client/index.ts';
import type { PendingSale } from '../../counter/index.ts';
import { SendForm } from '../../counter/index.ts';
import { Button, TileGroup } from '../../kit/index.ts';
import { hkd } from '../../counter/index.ts';
import type { Opened, Sale, Tender } from '../state/hall-channel.ts';
import { useHall } from '../state/hall-context.tsx';
import { useCalling } from '../state/use-calling.ts';
import { TenderFields, useTender } from './tender-fields.tsx';

interface SellProps {
  readonly opened: Opened;
  readonly tiles: readonly number[];
  readonly onBack: () => void;
  readonly onSold: (sale: Sale) => void;
  readonly onLost: (pending: PendingSale) => void;
}

/** How much, and how it is paid. The key is on the device before the first byte is sent. */
export function Sell({ opened, tiles, onBack, onSold, onLost }: SellProps): ReactNode {
  const { say, format } = useHall();
  const [amountMinor, setAmount] = useState<number | null>(null);
  const { tender, ...paying } = useTender();
  const sending = useSelling({ opened, onSold, onLost });
  const send = (isTwinIntended: boolean): void => {
    if (amountMinor === null || !tender) return sending.complain(say('amountAndTender'));
    return void sending.sell(amountMinor, tender, isTwinIntended);
  };
  return (
    <SendForm
      className="hall-narrow"
      label={say('sell')}
      busyLabel={say('selling')}
      isBusy={sending.isBusy}
      problem={sending.problem}
      onSend={() => send(false)}
      below={
        <>
          {sending.isTwin && (
            <Button kind="secondary" onClick={() => send(true)}>
              {say('sellOnce')}
            </Button>
          )}
          <Button kind="plain" onClick={onBack}>
            {say('back')}
          </Button>
        </>
      }
    >
      <h1>{say('sellTo', { number: groupedNumber(opened.wanted.number) })}</h1>
      <TileGroup
        legend={say('amount')}
        chosen={amountMinor === null ? null : String(amountMinor)}
        onChoose={(value) => setAmount(Number(value))}
        options={tiles.map((value) => ({
          value: String(value),
          content: format.roundMoney(hkd(value)),
        }))}
      />
      <TenderFields {...paying} />
    </SendForm>
  );
}

function useSelling({ opened, onSold, onLost }: Pick<SellProps, 'opened' | 'onSold' | 'onLost'>) {
  const { channel, pendingSales } = useHall();
  const [isTwin, setTwin] = useState(false);
  const calling = useCalling();
  const sell = async (amountMinor: number, tender: Tender, isTwinIntended: boolean) => {
    const { number } = opened.wanted;
    const pending = { key: newAttemptKey(), number, amountMinor };
    pendingSales.keep(pending);
    const body = { number, amountMinor, tender, isTwinIntended };
    const sent = channel.call('sellOverCounter', { body }, pending.key);
    const sale = await calling.run(sent);
    const result = await sent;
    if (!result.isOk && isOutcomeUnknown(result.problem)) return onLost(pending);
    pendingSales.keep(null);
    if (sale) onSold(sale);
    else setTwin(!result.isOk && 'code' in result.problem && result.problem.code === 'topup_twin');
    return undefined;
  };
  return { ...calling, isTwin, sell };
}

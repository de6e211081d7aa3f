import { type ReactNode, useState } from 'react';
import { groupedNumber } from '../../client/index.ts';
import type { PendingSale } from '../../counter/index.ts';
import { Banner, Button, Row, Rows } from '../../kit/index.ts';
import { hkd } from '../../counter/index.ts';
import type { Sale } from '../state/hall-channel.ts';
import { useHall } from '../state/hall-context.tsx';
import { useCalling } from '../state/use-calling.ts';
import { Sold } from './sold.tsx';

interface LostProps {
  readonly pending: PendingSale;
  readonly onEnd: () => void;
}

/** An answer was lost: one button asks, and its answer is final either way. */
export function Lost({ pending, onEnd }: LostProps): ReactNode {
  const { channel, say, format } = useHall();
  const { isBusy, problem, run } = useCalling();
  const [found, setFound] = useState<Sale | null>();
  const { key, number, amountMinor } = pending;
  const ask = async (): Promise<void> => {
    const body = { number, amountMinor };
    const answer = await run(channel.call('answerCounterSale', { body }, key));
    if (answer) setFound(answer.sale);
  };
  if (found) return <Sold sale={found} onEnd={onEnd} />;
  if (found === null) {
    return (
      <>
        <h1>{say('notSoldTitle')}</h1>
        <Banner kind="calm" title={say('notSoldText')} />
        <Button onClick={onEnd}>{say('beginAgain')}</Button>
      </>
    );
  }
  return (
    <>
      <h1>{say('lostTitle')}</h1>
      <Banner kind="attention" title={say('lostText')} />
      <Rows>
        <Row name={say('number')}>{groupedNumber(number)}</Row>
        <Row name={say('amount')}>{format.money(hkd(amountMinor))}</Row>
      </Rows>
      {problem && <Banner kind="attention" title={problem} isNews />}
      <Button busyLabel={isBusy ? say('lostAsking') : undefined} onClick={() => void ask()}>
        {say('lostAsk')}
      </Button>
    </>
  );
}

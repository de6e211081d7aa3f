import { type ReactNode, useState } from 'react';
import { groupedNumber } from '../../client/index.ts';
import { Banner, Button, Row, Rows } from '../../kit/index.ts';
import { type PendingSale, sentenceOf } from '../../counter/index.ts';
import type { Sale } from '../state/till-channel.ts';
import { useTill } from '../state/till-context.tsx';

interface LostProps {
  readonly pending: PendingSale;
  readonly onSold: (sale: Sale, floatMinor: number) => void;
  readonly onNotSold: (floatMinor: number) => void;
}

/**
 * An answer was lost. One button asks; the answer is final either way, since the very question
 * keeps a late copy of the sale from selling anything.
 */
export function Lost({ pending, onSold, onNotSold }: LostProps): ReactNode {
  const { channel, say, format, session, onSession } = useTill();
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const [notSold, setNotSold] = useState<number>();
  const { key, number, amountMinor } = pending;
  const ask = async (): Promise<void> => {
    setBusy(true);
    const result = await channel.call('answerSale', { body: { number, amountMinor } }, key);
    setBusy(false);
    if (!result.isOk) {
      if (result.problem.kind === 'refused' && result.problem.status === 401) {
        return onSession({ ...session, till: null });
      }
      const isAnswer = result.problem.kind === 'refused';
      return setProblem(isAnswer ? sentenceOf(result.problem, say) : say('lostStill'));
    }
    const { sale, float } = result.answer;
    if (sale) onSold(sale, float.amountMinor);
    else setNotSold(float.amountMinor);
    return undefined;
  };
  if (notSold !== undefined) {
    return (
      <>
        <h1>{say('notSoldTitle')}</h1>
        <Banner kind="calm" title={say('notSoldText')} />
        <Button onClick={() => onNotSold(notSold)}>{say('beginAgain')}</Button>
      </>
    );
  }
  return (
    <>
      <h1>{say('lostTitle')}</h1>
      <Banner kind="attention" title={say('lostText')} />
      <Rows>
        <Row name={say('number')}>{groupedNumber(number)}</Row>
        <Row name={say('amount')}>{format.money({ amountMinor, currency: 'HKD' })}</Row>
      </Rows>
      {problem && <Banner kind="attention" title={problem} isNews />}
      <Button busyLabel={isBusy ? say('lostAsking') : undefined} onClick={() => void ask()}>
        {say('lostAsk')}
      </Button>
    </>
  );
}

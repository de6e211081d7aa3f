import { type ReactNode, useState } from 'react';
import type { Result } from '../../client/index.ts';
import { Banner, Button, Rows } from '../../kit/index.ts';
import { useHall } from '../state/hall-context.tsx';
import { useCalling } from '../state/use-calling.ts';

interface LostProps<Sale> {
  /** What was to be sold. */
  readonly children: ReactNode;
  readonly onAsk: () => Promise<Result<{ readonly sale: Sale | null }>>;
  readonly onFound: (sale: Sale) => void;
  readonly onEnd: () => void;
}

/** An answer was lost: one button asks, and its answer is final either way. */
export function Lost<Sale>({ children, onAsk, onFound, onEnd }: LostProps<Sale>): ReactNode {
  const { say } = useHall();
  const { isBusy, problem, run } = useCalling();
  const [isNotSold, setNotSold] = useState(false);
  const ask = async (): Promise<void> => {
    const answer = await run(onAsk());
    if (answer?.sale) onFound(answer.sale);
    else setNotSold(answer !== undefined);
  };
  if (isNotSold) {
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
      <Rows>{children}</Rows>
      {problem && <Banner kind="attention" title={problem} isNews />}
      <Button busyLabel={isBusy ? say('lostAsking') : undefined} onClick={() => void ask()}>
        {say('lostAsk')}
      </Button>
    </>
  );
}

import { type ReactNode, useState } from 'react';
import type { Result } from '../../client/index.ts';
import { sentenceOf } from '../../counter/index.ts';
import { Banner, Button, Rows } from '../../kit/index.ts';
import { useTill } from '../state/till-context.tsx';

interface Answered<Sale> {
  readonly sale: Sale | null;
  readonly float: { readonly amountMinor: number };
}

interface LostAnswerProps<Sale> {
  readonly onAsk: () => Promise<Result<Answered<Sale>>>;
  readonly onSold: (sale: Sale, floatMinor: number) => void;
  readonly onNotSold: (floatMinor: number) => void;
  /** What was to be sold. */
  readonly children: ReactNode;
}

/**
 * An answer was lost. One button asks; the answer is final either way, since the very question
 * keeps a late copy of the sale from selling anything.
 */
export function LostAnswer<Sale>(props: LostAnswerProps<Sale>): ReactNode {
  const { onAsk, onSold, onNotSold, children } = props;
  const { say, session, onSession } = useTill();
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const [notSold, setNotSold] = useState<number>();
  const ask = async (): Promise<void> => {
    setBusy(true);
    const result = await onAsk();
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
      <Rows>{children}</Rows>
      {problem && <Banner kind="attention" title={problem} isNews />}
      <Button busyLabel={isBusy ? say('lostAsking') : undefined} onClick={() => void ask()}>
        {say('lostAsk')}
      </Button>
    </>
  );
}

import type { ReactNode } from 'react';
import { useSending } from '../../reading/index.ts';
import { Block } from '../layout/block.tsx';
import { ProblemNote } from '../layout/problem-note.tsx';
import { useConsole } from '../state/console-context.tsx';
import { IssueRows } from './issue-rows.tsx';
import { AccountRows } from './payout-accounts.tsx';
import { RecallRows } from './recall-rows.tsx';
import { type Shops, ShopsFrame } from './shops-frame.tsx';

/** Stock, pay-outs and accounts of all shops, with what each waits for. */
export function ShopStockPage(): ReactNode {
  return (
    <ShopsFrame>{(shops, readAgain) => <Waiting {...shops} readAgain={readAgain} />}</ShopsFrame>
  );
}

interface WaitingProps extends Shops {
  readonly readAgain: () => void;
}

function Waiting(props: WaitingProps): ReactNode {
  const { issues, recalls, payoutAccounts, resellers, readAgain } = props;
  const { say } = useConsole();
  const { sending, problem } = useSending(readAgain);
  return (
    <>
      {problem && <ProblemNote problem={problem} />}
      <Block title={say('shops.issues')}>
        <IssueRows issues={issues} resellers={resellers} sending={sending} />
      </Block>
      <Block title={say('shops.recalls')}>
        <RecallRows recalls={recalls} resellers={resellers} sending={sending} />
      </Block>
      <Block title={say('shops.accounts')}>
        <AccountRows payoutAccounts={payoutAccounts} resellers={resellers} sending={sending} />
      </Block>
    </>
  );
}

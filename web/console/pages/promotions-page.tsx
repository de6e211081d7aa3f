import { Button } from 'antd';
import type { ReactNode } from 'react';
import { translated } from '../../language/index.ts';
import { type Sending, useRead, useSending } from '../../reading/index.ts';
import { Block } from '../layout/block.tsx';
import { Known } from '../layout/known.tsx';
import { Page } from '../layout/page.tsx';
import { ProblemNote } from '../layout/problem-note.tsx';
import { channelName } from '../parts/channel-name.ts';
import { Rows } from '../parts/rows.tsx';
import { StateTag } from '../parts/state-tag.tsx';
import { useConsole } from '../state/console-context.tsx';
import type { Answer } from '../state/staff-channel.ts';
import { PromotionForm } from './promotion-form.tsx';

type Promotion = Answer<'listPromotions'>['promotions'][number];

/** What is given beside the catalogue's standing rules, out of which budget, and what is left. */
export function PromotionsPage(): ReactNode {
  const { say, call, session } = useConsole();
  const read = useRead('promotions', () => call('listPromotions', {}));
  const { sending, problem } = useSending(read.readAgain);
  const mayPropose = session?.staff?.permissions.includes('promotions.propose') ?? false;
  return (
    <Page title={say('title.promotions')}>
      {problem && <ProblemNote problem={problem} />}
      <Known read={read}>
        {({ promotions }) => <PromotionRows promotions={promotions} sending={sending} />}
      </Known>
      {mayPropose && (
        <Block title={say('promotions.new')}>
          <PromotionForm sending={sending} />
        </Block>
      )}
    </Page>
  );
}

interface RowsProps {
  readonly promotions: readonly Promotion[];
  readonly sending: Sending;
}

function PromotionRows({ promotions, sending }: RowsProps): ReactNode {
  const { say, format, language } = useConsole();
  return (
    <Rows
      label={say('title.promotions')}
      none={say('none.promotions')}
      rows={promotions}
      keyOf={({ code }) => code}
      columns={[
        {
          title: say('column.name'),
          isFree: true,
          render: ({ name, code }) => (
            <>
              {translated(name, language)}
              <div className="soft">{code}</div>
            </>
          ),
        },
        {
          title: say('promotions.gives'),
          isFree: true,
          render: (promotion) => <Gives promotion={promotion} />,
        },
        {
          title: say('promotions.where'),
          isFree: true,
          render: ({ channels }) => channels.map((one) => channelName(one, say)).join(', '),
        },
        {
          title: say('promotions.when'),
          render: ({ from, until }) => (
            <>
              {format.dayOf(from)}
              <div>– {format.dayOf(until)}</div>
            </>
          ),
        },
        {
          title: say('promotions.budget'),
          isFree: true,
          render: (promotion) => <Budget promotion={promotion} />,
        },
        {
          title: say('column.state'),
          render: ({ state }) => (
            <StateTag state={state}>{say(`promotions.state.${state}`)}</StateTag>
          ),
        },
        {
          title: say('column.act'),
          render: (promotion) => <Decisions promotion={promotion} sending={sending} />,
        },
      ]}
    />
  );
}

interface PromotionProps {
  readonly promotion: Promotion;
}

function percent(basisPoints: number): string {
  return `${basisPoints / 100}%`;
}

function Gives({ promotion }: PromotionProps): ReactNode {
  const { say, format } = useConsole();
  const { kind, basisPoints, fixed, least, most, validDays, usesPerPerson, secretCode } = promotion;
  const shares = [
    ...(basisPoints > 0 ? [percent(basisPoints)] : []),
    ...(fixed.amountMinor > 0 ? [format.money(fixed)] : []),
  ];
  const share = shares.join(' + ');
  const limits = { share, most: format.money(most), least: format.money(least) };
  const conditions = [
    ...(kind === 'bonus' ? [say('promotions.days', { days: String(validDays) })] : []),
    ...(secretCode ? [say('promotions.withCode', { code: secretCode })] : []),
    ...(promotion.isFirstOnly ? [say('promotions.first')] : []),
    ...(usesPerPerson ? [say('promotions.perPerson', { count: String(usesPerPerson) })] : []),
    ...(promotion.isCombinable ? [say('promotions.combines')] : []),
  ];
  return (
    <>
      <strong>{say(`promotions.kind.${kind}`)}</strong> {say('promotions.share', limits)}
      <div className="soft">{conditions.join(' · ')}</div>
    </>
  );
}

/** How fast it burns is seen at a glance, and said in words. */
function Budget({ promotion: { budget, taken, owed } }: PromotionProps): ReactNode {
  const { say, format } = useConsole();
  const share = budget.amountMinor > 0 ? taken.amountMinor / budget.amountMinor : 0;
  const words = { taken: format.money(taken), budget: format.money(budget) };
  const text = say('promotions.burn', { ...words, share: `${Math.floor(share * 100)}%` });
  return (
    <>
      <meter value={share} high={0.8} max={1} aria-label={text} />
      <div>{text}</div>
      {owed.amountMinor > 0 && (
        <div className="soft">{say('promotions.owed', { owed: format.money(owed) })}</div>
      )}
    </>
  );
}

interface DecisionsProps extends PromotionProps {
  readonly sending: Sending;
}

/** The second person's word; to stop one that runs takes one alone. */
function Decisions({ promotion: { code, state }, sending }: DecisionsProps): ReactNode {
  const { say, call, session } = useConsole();
  const may = session?.staff?.permissions.includes('promotions.approve') ?? false;
  const decide = (decision: 'activate' | 'refuse' | 'stop'): void => {
    sending.send(call('decidePromotion', { params: { code }, body: { decision } }));
  };
  if (!may) return null;
  if (state === 'active') {
    return (
      <Button disabled={sending.isBusy} onClick={() => decide('stop')}>
        {say('promotions.stop')}
      </Button>
    );
  }
  if (state !== 'proposed') return null;
  return (
    <div className="answers">
      <Button type="primary" disabled={sending.isBusy} onClick={() => decide('activate')}>
        {say('promotions.activate')}
      </Button>
      <Button disabled={sending.isBusy} onClick={() => decide('refuse')}>
        {say('promotions.refuse')}
      </Button>
    </div>
  );
}

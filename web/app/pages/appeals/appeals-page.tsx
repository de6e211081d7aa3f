import type { ReactNode } from 'react';
import type { ListedAppeal } from '../../../client/index.ts';
import { Skeleton } from '../../../kit/index.ts';
import { Page } from '../../layout/page.tsx';
import { ProblemNote } from '../../layout/problem-note.tsx';
import { LinkRow } from '../../parts/link-row.tsx';
import { pageAddress } from '../../routes.ts';
import { useLineApp } from '../../state/line-words.tsx';
import { useLoaded } from '../../state/use-loaded.ts';
import '../records/records.css';
import './appeals.css';

function AppealRow({ appeal }: { readonly appeal: ListedAppeal }): ReactNode {
  const { say, format } = useLineApp();
  const { number, kind, state, stake, dueAt } = appeal;
  const needsPerson = state === 'waiting';
  return (
    <LinkRow to={pageAddress('appeal', { number: number.replace(' ', '') })}>
      <span className="record">
        <span>{say(`appeal.kind.${kind}`)}</span>
        <span className="record-amount record-end">{format.money(stake)}</span>
        <span className="record-second appeal-number">{number}</span>
        <span className={`record-second record-end${needsPerson ? ' tag-attention' : ''}`}>
          {dueAt
            ? say('appeal.due', { time: format.dayAndTime(dueAt) })
            : say(`appeal.state.${state}`)}
        </span>
      </span>
    </LinkRow>
  );
}

export function AppealsPage(): ReactNode {
  const { device, say } = useLineApp();
  const { value, problem, readAgain } = useLoaded('appeals', () =>
    device.channel.call('listAppeals', {}),
  );
  return (
    <Page title={say('appeal.title.list')} back={pageAddress('help')}>
      {problem && <ProblemNote problem={problem} onRetry={readAgain} />}
      {!value && !problem && <Skeleton words={say('waiting.long')} bars={4} />}
      {value?.appeals.length === 0 && <p className="soft">{say('appeal.none')}</p>}
      {value && value.appeals.length > 0 && (
        <div className="card links">
          {value.appeals.map((appeal) => (
            <AppealRow key={appeal.number} appeal={appeal} />
          ))}
        </div>
      )}
    </Page>
  );
}

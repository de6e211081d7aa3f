import { consolePaths } from '@lowu/contract/console/paths';
import { Button, Descriptions, Timeline } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { filled, groupedNumber } from '../../client/index.ts';
import { languageNames } from '../../language/index.ts';
import { Block } from '../layout/block.tsx';
import { Known } from '../layout/known.tsx';
import { Page } from '../layout/page.tsx';
import { ProblemNote } from '../layout/problem-note.tsx';
import { ClockTag } from '../parts/clock-tag.tsx';
import { StateTag } from '../parts/state-tag.tsx';
import { When } from '../parts/when.tsx';
import { pageAddress } from '../routes.ts';
import { useConsole } from '../state/console-context.tsx';
import type { ExplainedAppeal } from '../state/staff-channel.ts';
import { useRead, useSending } from '../../reading/index.ts';
import { AppealAnswer } from './appeal-answer.tsx';
import { AppealEvidence } from './appeal-evidence.tsx';
import { ProposedAnswer } from './proposed-answer.tsx';

interface PartProps {
  readonly appeal: ExplainedAppeal;
  readonly readAgain: () => void;
}

function Summary({ appeal }: Pick<PartProps, 'appeal'>): ReactNode {
  const { say, format } = useConsole();
  const { topup, state, dueAt } = appeal;
  const items = [
    {
      label: say('column.state'),
      children: (
        <>
          <StateTag state={`appeal_${state}`}>{say(`appeal.state.${state}`)}</StateTag>
          <ClockTag appeal={appeal} />
        </>
      ),
    },
    { label: say('appeal.what'), children: say(`appeal.kind.${appeal.kind}`) },
    { label: say('appeal.stake'), children: format.money(appeal.stake) },
    { label: say('appeal.due'), children: <When at={dueAt} /> },
    { label: say('appeal.firstBy'), children: <When at={appeal.firstAnswerBy} /> },
    { label: say('appeal.answerBy'), children: <When at={appeal.answerBy} /> },
    { label: say('appeal.handler'), children: appeal.handler ?? say('appeal.nobody') },
    { label: say('appeal.language'), children: languageNames[appeal.language] },
    {
      label: say('topup.line'),
      children: (
        <span>
          {topup && `${groupedNumber(topup.number)} · `}
          <Link href={pageAddress('line', { line: appeal.line })}>{say('topup.showLine')}</Link>
        </span>
      ),
    },
    {
      label: say('payments.order'),
      children: topup ? (
        <Link href={pageAddress('topup', { topup: topup.id })}>{topup.reference}</Link>
      ) : (
        '–'
      ),
    },
    ...(topup
      ? [
          { label: say('column.price'), children: format.money(topup.price) },
          { label: say('column.receipt'), children: topup.receipt ?? '–' },
        ]
      : []),
  ];
  return (
    <Descriptions
      className="card"
      column={{ xs: 1, sm: 1, md: 2, lg: 2, xl: 2, xxl: 2 }}
      items={items.map((item) => ({ ...item, key: item.label }))}
    />
  );
}

type EventName = Parameters<ReturnType<typeof useConsole>['say']>[0] & `appeal.event.${string}`;

function History({ appeal }: Pick<PartProps, 'appeal'>): ReactNode {
  const { say } = useConsole();
  return (
    <div className="card">
      <Timeline
        items={appeal.events.map(({ at, event, login, words, file }, index) => ({
          key: `${at} ${index}`,
          content: (
            <>
              {say(`appeal.event.${event}` as EventName)}
              {file && `: ${file}`}{' '}
              <span className="soft">
                <When at={at} /> {login}
              </span>
              {words && <p className="said">{words}</p>}
            </>
          ),
        }))}
      />
    </div>
  );
}

function Files({ appeal }: Pick<PartProps, 'appeal'>): ReactNode {
  const number = appeal.number.replace(' ', '');
  return (
    <ul className="card plain-list">
      {appeal.attachments.map(({ id, name, sizeBytes }) => (
        <li key={id}>
          <a
            download={name}
            href={filled(consolePaths.readStaffAttachment[1], { number, attachment: id })}
          >
            {name}
          </a>{' '}
          <span className="soft">{Math.ceil(sizeBytes / 1_024)} KB</span>
        </li>
      ))}
    </ul>
  );
}

/** What was known when it was opened and answered, which may be otherwise by now. */
function Kept({ appeal }: Pick<PartProps, 'appeal'>): ReactNode {
  const { say } = useConsole();
  const number = appeal.number.replace(' ', '');
  return (
    <ul className="card plain-list">
      {appeal.kept.map(({ seq, event, takenAt }) => (
        <li key={seq}>
          <a
            download
            href={filled(consolePaths.readKeptEvidence[1], { number, event: String(seq) })}
          >
            <When at={takenAt} />
          </a>{' '}
          <span className="soft">
            {say('appeal.keptAt', { event: say(`appeal.event.${event}` as EventName) })}
          </span>
        </li>
      ))}
    </ul>
  );
}

function Work({ appeal, readAgain }: PartProps): ReactNode {
  const { say, call, session } = useConsole();
  const { sending, problem } = useSending(readAgain);
  const isOver = appeal.state === 'answered' || appeal.state === 'withdrawn';
  const mayAnswer = session?.staff?.permissions.includes('appeals.answer') ?? false;
  if (isOver || !mayAnswer) return null;
  const params = { number: appeal.number.replace(' ', '') };
  return (
    <Block title={say('appeal.write')}>
      {problem && <ProblemNote problem={problem} />}
      <div>
        <Button
          loading={sending.isBusy}
          onClick={() => sending.send(call('takeAppeal', { params }))}
        >
          {say('appeal.take')}
        </Button>
      </div>
      {!appeal.proposal && <AppealAnswer appeal={appeal} readAgain={readAgain} />}
    </Block>
  );
}

/** An appeal with its clock, all that was said, all that is known, and the way to answer it. */
export function AppealPage({ number }: { readonly number: string }): ReactNode {
  const { say, call } = useConsole();
  const read = useRead(`appeal ${number}`, () => call('explainAppeal', { params: { number } }));
  const { readAgain, value } = read;
  return (
    <Page title={say('title.appeal', { number: value?.number ?? '' })}>
      <Known read={read}>
        {(appeal) => (
          <>
            <Summary appeal={appeal} />
            <ProposedAnswer appeal={appeal} readAgain={readAgain} />
            <Block title={say('appeal.history')}>
              <History appeal={appeal} />
            </Block>
            {appeal.attachments.length > 0 && (
              <Block title={say('appeal.files')}>
                <Files appeal={appeal} />
              </Block>
            )}
            <Work appeal={appeal} readAgain={readAgain} />
            <AppealEvidence appeal={appeal} />
            {appeal.kept.length > 0 && (
              <Block title={say('appeal.kept')}>
                <Kept appeal={appeal} />
              </Block>
            )}
          </>
        )}
      </Known>
    </Page>
  );
}

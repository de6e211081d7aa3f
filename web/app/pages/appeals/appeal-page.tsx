import type { ReactNode } from 'react';
import { Link, useParams } from 'wouter';
import type { Appeal } from '../../../client/index.ts';
import { Banner, buttonClass, Card, Row, Rows, Skeleton } from '../../../kit/index.ts';
import { Page } from '../../layout/page.tsx';
import { ProblemNote } from '../../layout/problem-note.tsx';
import { pageAddress } from '../../routes.ts';
import { useLineApp } from '../../state/line-words.tsx';
import '../line/why.css';
import { Files, Pack, SayMore, Withdraw } from './appeal-actions.tsx';
import './appeals.css';
import { Authorities } from './authorities.tsx';
import { type ShownAppeal, useAppeal } from './use-appeal.ts';

function Outcome({ outcome }: { readonly outcome: NonNullable<Appeal['outcome']> }): ReactNode {
  const { say, format } = useLineApp();
  const { gives } = outcome;
  if (gives === 'explained' || gives === 'apology') return <p>{say(`appeal.outcome.${gives}`)}</p>;
  const amount = outcome.amount ? format.money(outcome.amount) : '';
  return <p>{say(`appeal.outcome.${gives}`, { amount })}</p>;
}

/** What it comes to, and by when we owe the next word. */
function Standing({ appeal }: { readonly appeal: Appeal }): ReactNode {
  const { say, format } = useLineApp();
  const { state, outcome, firstAnsweredAt, firstAnswerBy, answerBy, isLate, isTold } = appeal;
  const isOpen = state === 'open';
  return (
    <>
      {isLate && (
        <Banner kind="attention" isNews title={say('appeal.late')}>
          <p>{say('appeal.lateText')}</p>
        </Banner>
      )}
      <Banner
        kind={state === 'waiting' ? 'attention' : 'action'}
        icon={state === 'answered' ? 'done' : 'clock'}
        isNews
        title={say(`appeal.state.${state}`)}
      >
        {state === 'answered' && outcome && <Outcome outcome={outcome} />}
        {isOpen && firstAnsweredAt === null && (
          <p>{say('appeal.firstBy', { time: format.dayAndTime(firstAnswerBy) })}</p>
        )}
        {isOpen && <p>{say('appeal.answerBy', { time: format.dayAndTime(answerBy) })}</p>}
        {state === 'waiting' && <p>{say('appeal.paused')}</p>}
        {!isTold && <p>{say('appeal.untold', { number: appeal.number })}</p>}
      </Banner>
    </>
  );
}

const ours = new Set(['replied', 'asked', 'answered']);

function History({ events }: Pick<Appeal, 'events'>): ReactNode {
  const { say, format } = useLineApp();
  return (
    <Card title={say('appeal.history')}>
      {events.map(({ at, event, words, file }, index) => (
        <div
          key={`${at} ${event} ${events.length - index}`}
          className={`appeal-event${ours.has(event) ? ' appeal-event-ours' : ''}`}
        >
          <p className="soft small">
            {event === 'attached'
              ? say('appeal.event.attached', { file: file ?? '' })
              : say(`appeal.event.${event}`)}
            {' · '}
            <time dateTime={at}>{format.dayAndTime(at)}</time>
          </p>
          {words && <p className="appeal-words">{words}</p>}
        </div>
      ))}
    </Card>
  );
}

function Facts({ appeal }: { readonly appeal: Appeal }): ReactNode {
  const { say, format } = useLineApp();
  return (
    <Card>
      <Rows>
        <Row name={say('appeal.number')}>
          <span className="appeal-number">{appeal.number}</span>
        </Row>
        <Row name={say('appeal.about')}>
          {say(`appeal.kind.${appeal.kind}`)} · {format.money(appeal.stake)}
        </Row>
      </Rows>
      {appeal.topup && (
        <Link href={pageAddress('topup', { topup: appeal.topup })} className={buttonClass('plain')}>
          {say('appeal.toOrder')}
        </Link>
      )}
    </Card>
  );
}

function Known({ appeal, shown }: { readonly appeal: Appeal; readonly shown: ShownAppeal }) {
  return (
    <>
      <Standing appeal={appeal} />
      <Facts appeal={appeal} />
      <History events={appeal.events} />
      <SayMore appeal={appeal} shown={shown} />
      <Files appeal={appeal} />
      <Pack appeal={appeal} />
      <Authorities authorities={appeal.authorities} />
      <Withdraw appeal={appeal} shown={shown} />
    </>
  );
}

export function AppealPage(): ReactNode {
  const { say } = useLineApp();
  const { number = '' } = useParams();
  const shown = useAppeal(number);
  const { value, problem, readAgain } = shown;
  return (
    <Page title={say('appeal.title.one')} back={pageAddress('appeals')}>
      {value && <Known appeal={value} shown={shown} />}
      {!value && problem && <ProblemNote problem={problem} onRetry={readAgain} />}
      {!value && !problem && <Skeleton words={say('waiting.long')} bars={6} />}
    </Page>
  );
}

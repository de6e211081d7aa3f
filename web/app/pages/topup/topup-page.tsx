import { type ReactNode, useEffect } from 'react';
import { Link, useParams } from 'wouter';
import { groupedNumber, isFinal, type Topup } from '../../../client/index.ts';
import {
  Banner,
  buttonClass,
  Card,
  Icon,
  Row,
  Rows,
  Skeleton,
  Timeline,
} from '../../../kit/index.ts';
import { brand } from '../../brand.ts';
import { Page } from '../../layout/page.tsx';
import { ProblemNote } from '../../layout/problem-note.tsx';
import { methodName } from '../../parts/code-names.ts';
import { newAppealAddress, pageAddress } from '../../routes.ts';
import { useApp } from '../../state/app-context.tsx';
import { type FollowedTopup, useTopup } from '../../state/use-topup.ts';
import { Actions } from './actions.tsx';
import { Deadline } from './deadline.tsx';
import { PackReminder } from './pack-reminder.tsx';
import { stateText, subjectText } from './state-text.ts';
import './topup.css';

/** While that is still open: whoever cannot be written to must know where it will be said. */
function isOnlyHere({ isTold, state }: Topup): boolean {
  return !isTold && (state === 'held_for_review' || state === 'refunding');
}

/** The state in words, said aloud whenever it changes. */
function State({ topup }: { readonly topup: Topup }): ReactNode {
  const { say, format } = useApp();
  const { kind, icon, title, text } = stateText(topup, say, format);
  return (
    <section className={`state state-${kind}`}>
      <span className="state-icon">
        <Icon name={icon} isLarge />
      </span>
      <div className="stack stack-close" role="status">
        <h2>{title}</h2>
        <p className="soft">{subjectText(topup, say, format)}</p>
        <p>{text}</p>
        {isOnlyHere(topup) && <p>{say('order.onlyHere', { reference: topup.reference })}</p>}
      </div>
      <Deadline topup={topup} />
    </section>
  );
}

/** What has come of it: the new balance, and until when the line lives now. */
function Outcome({ topup }: { readonly topup: Topup }): ReactNode {
  const { say, format } = useApp();
  const { state, balanceAfter, validUntilAfter } = topup;
  if (state !== 'credited' || (!balanceAfter && !validUntilAfter)) return null;
  return (
    <Card>
      <Rows>
        {balanceAfter && (
          <Row name={say('topup.balance')}>
            <strong>{format.money(balanceAfter)}</strong>
          </Row>
        )}
        {validUntilAfter && (
          <Row name={say('topup.validUntil')}>
            <strong>{format.day(validUntilAfter)}</strong>
          </Row>
        )}
      </Rows>
    </Card>
  );
}

function Facts({ topup }: { readonly topup: Topup }): ReactNode {
  const { say, format, isCareMode } = useApp();
  const { receiver, bonus, price } = topup;
  const pays = topup.pays ?? price;
  const fee = pays.amountMinor - price.amountMinor;
  const reference = (
    <Row name={say('order.reference')}>
      <span className="reference">{topup.reference}</span>
    </Row>
  );
  if (isCareMode) {
    return (
      <Card>
        <Rows>{reference}</Rows>
      </Card>
    );
  }
  return (
    <Card>
      <Rows>
        {reference}
        <Row name={say('order.orderedAt')}>{format.dayAndTime(topup.orderedAt)}</Row>
        <Row name={say('topup.number')}>{groupedNumber(receiver.number)}</Row>
        <Row name={say('confirm.owner')}>{receiver.owner}</Row>
        {bonus.amountMinor > 0 && <Row name={say('confirm.bonus')}>{format.money(bonus)}</Row>}
        <Row name={say('order.price')}>{format.money(price)}</Row>
        {fee > 0 && (
          <>
            <Row name={say('confirm.fee')}>{format.money({ ...price, amountMinor: fee })}</Row>
            <Row name={say('order.total')}>{format.money(pays)}</Row>
          </>
        )}
        <Row name={say('order.method')}>{methodName(topup.method, say)}</Row>
      </Rows>
    </Card>
  );
}

function History({ topup }: { readonly topup: Topup }): ReactNode {
  const { say, format } = useApp();
  const last = topup.timeline.length - 1;
  const orderedOn = format.dayOf(topup.orderedAt);
  return (
    <Card title={say('order.timeline')}>
      <Timeline
        steps={topup.timeline.map(({ at, event }, index) => ({
          at,
          label: say(`event.${event}`),
          atText: format.dayOf(at) === orderedOn ? format.time(at) : format.dayAndTime(at),
          isOpen: index === last && !isFinal(topup.state),
        }))}
      />
    </Card>
  );
}

function Known({ topup, heardAtMs, isHeard, show }: FollowedTopup & { topup: Topup }): ReactNode {
  const { say, format, isCareMode } = useApp();
  const isOver = isFinal(topup.state);
  const heardAt = new Date(heardAtMs).toISOString();
  return (
    <>
      <State topup={topup} />
      {!isHeard && !isOver && (
        <Banner
          kind="attention"
          icon="offline"
          isNews
          title={say('order.unheard', { time: format.time(heardAt) })}
        />
      )}
      <Outcome topup={topup} />
      {topup.state === 'credited' && topup.receiver.isOwn && !isCareMode && (
        <PackReminder topup={topup} />
      )}
      <Actions topup={topup} onTopup={show} />
      {!isCareMode && <History topup={topup} />}
      <Facts topup={topup} />
      {topup.state !== 'awaiting_payment' && (
        <Link href={newAppealAddress({ topup: topup.id })} className={buttonClass('plain')}>
          {say('order.wrong')}
        </Link>
      )}
      {isOver && topup.state !== 'credited' && (
        <Link href={pageAddress('outlets')} className={buttonClass('plain')}>
          {say('outlets.title')}
        </Link>
      )}
      {!isOver && (
        <a href={`tel:${brand.helpline}`} className={buttonClass('plain')}>
          <Icon name="phone" />
          {say('order.call', { helpline: brand.helpline })}
        </a>
      )}
    </>
  );
}

function ForTopup({ id }: { readonly id: string }): ReactNode {
  const { say } = useApp();
  const followed = useTopup(id);
  const { topup, problem, isHeard } = followed;
  return (
    <Page title={say('order.title')} back={pageAddress('home')}>
      {topup && <Known {...followed} topup={topup} />}
      {!topup && problem && <ProblemNote problem={problem} />}
      {!topup && !problem && <Skeleton words={say('waiting.long')} bars={6} />}
      {!topup && !problem && !isHeard && (
        <ProblemNote problem={{ kind: 'unreachable', reason: 'timeout' }} />
      )}
    </Page>
  );
}

/**
 * A provider sends its visitors back with all that it knows of the payment in the address. We
 * believe none of it, and nobody is to find it in the history.
 */
function useBareAddress(): void {
  useEffect(() => {
    if (location.search !== '') history.replaceState(history.state, '', location.pathname);
  }, []);
}

export function TopupPage(): ReactNode {
  const { topup = '' } = useParams();
  useBareAddress();
  return <ForTopup key={topup} id={topup} />;
}

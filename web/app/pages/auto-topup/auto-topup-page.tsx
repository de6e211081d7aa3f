import { type ReactNode, useEffect, useState } from 'react';
import { Link } from 'wouter';
import type { AutoTopup, Line, Problem } from '../../../client/index.ts';
import { Banner, Card, Row, Rows, Skeleton } from '../../../kit/index.ts';
import { translated } from '../../../language/index.ts';
import { ProblemNote } from '../../layout/problem-note.tsx';
import { newAppealAddress } from '../../routes.ts';
import { useLineApp } from '../../state/line-words.tsx';
import { useChange } from '../../state/use-change.ts';
import { useLoaded } from '../../state/use-loaded.ts';
import { LinePage } from '../line/line-page.tsx';
import { NotReadNote } from './not-read-note.tsx';
import { type Act, RuleCard } from './rule-card.tsx';
import { isChangedSince, RuleForm } from './rule-form.tsx';
import '../packs/packs.css';
import './auto-topup.css';

/** While one is under way: how it ends is what somebody who looks here waits for. */
const followedMs = 5_000;

/** What was done, and what was not with the reason. */
function Log({ events }: Pick<AutoTopup, 'events'>): ReactNode {
  const { say, format, language } = useLineApp();
  if (events.length === 0) return null;
  const textOf = ({ event, amount, why }: AutoTopup['events'][number]): string => {
    const what = `${say(`autoTopup.event.${event}`)}${amount ? ` ${format.money(amount)}` : ''}`;
    return why ? say('autoTopup.eventWhy', { what, why: translated(why, language) }) : what;
  };
  return (
    <Card title={say('autoTopup.log')}>
      <Rows>
        {events.map((one, index) => (
          <Row
            key={`${one.at} ${one.event} ${events.length - index}`}
            name={format.dayAndTime(one.at)}
          >
            {textOf(one)}
            {one.topup && one.event === 'charged' && (
              <>
                {' '}
                <Link
                  href={newAppealAddress({ topup: one.topup, kind: 'unknown_auto_charge' })}
                  className="log-wrong"
                >
                  {say('order.wrong')}
                </Link>
              </>
            )}
          </Row>
        ))}
      </Rows>
    </Card>
  );
}

function AutoTopupOf({ line }: { readonly line: Line }): ReactNode {
  const { device, say } = useLineApp();
  // Never shown as it was another time: it may have been stopped elsewhere since.
  const loaded = useLoaded(
    `auto top-up ${line.id}`,
    () => device.channel.call('readAutoTopup', { params: { line: line.id } }),
    { isKept: false },
  );
  const { value, problem, readAgain } = loaded;
  const change = useChange<Act>(loaded);
  const [isChanging, setIsChanging] = useState(false);
  const [left, setLeft] = useState<Problem | undefined>();
  const rule = value?.rule;
  const isRunning = rule !== null && rule !== undefined && rule.state !== 'off';
  const isUnderWay = rule?.isUnderWay === true;
  useEffect(() => {
    if (!isUnderWay) return undefined;
    const timer = setInterval(readAgain, followedMs);
    return () => clearInterval(timer);
  }, [isUnderWay, readAgain]);
  // What was chosen stays beside what another screen has made of it.
  const { tried, problem: refused } = change;
  const isChanged = tried === 'turnOn' && refused !== left && isChangedSince(refused);
  const isFormOpen = rule?.state !== 'on' || isChanging || isChanged;
  const changes = { line: line.id, loaded, change };
  const leave = (): void => {
    setIsChanging(false);
    setLeft(refused);
  };
  return (
    <>
      {problem && !value && <ProblemNote problem={problem} onRetry={readAgain} />}
      {problem && value && !change.isUnknown && <NotReadNote onRetry={readAgain} />}
      {!value && !problem && <Skeleton words={say('waiting.long')} bars={6} />}
      {isRunning && (
        <RuleCard
          rule={rule}
          isChanging={isFormOpen}
          onChange={() => setIsChanging(true)}
          {...changes}
        />
      )}
      {rule?.state === 'off' && rule.isUnderWay && (
        <Banner kind="attention" title={say('autoTopup.stoppedOpen')}>
          <p>{say('autoTopup.stoppedOpenText')}</p>
        </Banner>
      )}
      {value && isFormOpen && (
        <RuleForm value={value} isAskedFor={isChanging} onDone={leave} {...changes} />
      )}
      {value && <Log events={value.events} />}
    </>
  );
}

export function AutoTopupPage(): ReactNode {
  const { say } = useLineApp();
  return (
    <LinePage title={say('autoTopup.title')}>
      {(line) => <AutoTopupOf key={line.id} line={line} />}
    </LinePage>
  );
}

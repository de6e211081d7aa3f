import { type ReactNode, useRef, useState } from 'react';
import { useLocation, useSearch } from 'wouter';
import {
  type Advice,
  type AppealKind,
  newAttemptKey,
  type Problem,
} from '../../../client/index.ts';
import { Button, Card, Field, LongField, Skeleton } from '../../../kit/index.ts';
import { Page } from '../../layout/page.tsx';
import { ProblemNote } from '../../layout/problem-note.tsx';
import { pageAddress } from '../../routes.ts';
import { useLineApp } from '../../state/line-words.tsx';
import { useLoaded } from '../../state/use-loaded.ts';
import { VerdictCard } from './verdict-card.tsx';
import './appeals.css';

/** What it is about, as the address says: an order, or a charge of a line. */
interface About {
  readonly topup?: string;
  readonly line?: string;
  readonly charge?: string;
}

const ofOrders = ['not_credited', 'wrong_number', 'unknown_auto_charge'] as const;

function aboutIn(search: string): { about: About; kind: AppealKind | undefined } {
  const given = new URLSearchParams(search);
  const [topup, line, charge] = ['topup', 'line', 'charge'].map((name) => given.get(name));
  if (line && charge) return { about: { line, charge }, kind: 'wrong_charge' };
  const kind = ofOrders.find((one) => one === given.get('kind'));
  return { about: topup ? { topup } : {}, kind };
}

/** Appeals under one key, however often it is pressed or an answer is lost. */
function useOpening(kind: AppealKind, about: About) {
  const { device } = useLineApp();
  const [, navigate] = useLocation();
  const key = useRef<string>(undefined);
  const [isSending, setIsSending] = useState(false);
  const [problem, setProblem] = useState<Problem | undefined>();
  const open = async (text: string, email: string): Promise<void> => {
    key.current ??= newAttemptKey();
    setIsSending(true);
    const body = { kind, ...about, text, ...(email === '' ? {} : { email }) };
    const given = { body, key: key.current };
    const result = await device.channel.call('openAppeal', given);
    setIsSending(false);
    setProblem(result.isOk ? undefined : result.problem);
    // Another text is another request, unless nobody knows what became of this one.
    if (!result.isOk && result.problem.kind === 'refused') key.current = undefined;
    if (result.isOk) {
      navigate(pageAddress('appeal', { number: result.answer.number.replace(' ', '') }), {
        replace: true,
      });
    }
  };
  return { isSending, problem, open };
}

interface WritingProps {
  readonly kind: AppealKind;
  readonly about: About;
  readonly promise: Advice['promise'];
}

function Writing({ kind, about, promise }: WritingProps): ReactNode {
  const { say, session } = useLineApp();
  const [text, setText] = useState('');
  const [email, setEmail] = useState('');
  const { isSending, problem, open } = useOpening(kind, about);
  const isGuest = session?.isSignedIn === false;
  const isReached = !isGuest || email.trim() !== '';
  return (
    <Card>
      <LongField
        label={say('appeal.words')}
        hint={say('appeal.wordsHint')}
        maxLength={2_000}
        value={text}
        onValue={setText}
      />
      {isGuest && (
        <Field
          label={say('appeal.email')}
          hint={say('appeal.emailHint')}
          value={email}
          onValue={setEmail}
          type="email"
          inputMode="email"
          autoComplete="email"
        />
      )}
      <p className="soft small">
        {say(isReached ? 'appeal.promise' : 'appeal.promiseHere', {
          hours: String(promise.firstAnswerHours),
          days: String(promise.answerDays),
        })}
      </p>
      {problem && <ProblemNote problem={problem} />}
      <Button
        isOff={text.trim() === ''}
        busyLabel={isSending ? say('action.working') : undefined}
        onClick={() => void open(text.trim(), email.trim())}
      >
        {say('appeal.open')}
      </Button>
    </Card>
  );
}

/** First what is known, and the way on only behind it: most questions end here. */
function Advised({ kind, about }: Pick<WritingProps, 'kind' | 'about'>): ReactNode {
  const { device, say } = useLineApp();
  const [isWriting, setIsWriting] = useState(false);
  const name = `advice ${kind} ${Object.values(about).join(' ')}`;
  const given = { body: { kind, ...about } };
  const { value, problem, readAgain } = useLoaded(
    name,
    () => device.channel.call('adviseAppeal', given, { isRepeatable: true }),
    { isKept: false },
  );
  return (
    <>
      {!value && problem && <ProblemNote problem={problem} onRetry={readAgain} />}
      {!value && !problem && <Skeleton words={say('appeal.looking')} bars={4} />}
      {value && <VerdictCard advice={value} />}
      {value && !isWriting && (
        <Button kind="plain" onClick={() => setIsWriting(true)}>
          {say('appeal.still')}
        </Button>
      )}
      {value && isWriting && <Writing kind={kind} about={about} promise={value.promise} />}
    </>
  );
}

export function NewAppealPage(): ReactNode {
  const { say } = useLineApp();
  const [, navigate] = useLocation();
  const search = useSearch();
  const { about, kind } = aboutIn(search);
  const back = about.topup ? pageAddress('topup', { topup: about.topup }) : pageAddress('usage');
  const choose = (chosen: string): void => {
    const query = new URLSearchParams({ topup: about.topup ?? '', kind: chosen }).toString();
    navigate(`${pageAddress('newAppeal')}?${query}`);
  };
  return (
    <Page title={say('appeal.title.new')} back={back}>
      {kind === undefined && (
        <Card title={say('appeal.choose')}>
          <div className="appeal-choices">
            {ofOrders.map((one) => (
              <Button key={one} kind="secondary" onClick={() => choose(one)}>
                {say(`appeal.kind.${one}`)}
              </Button>
            ))}
          </div>
        </Card>
      )}
      {kind && <Advised key={search} kind={kind} about={about} />}
    </Page>
  );
}

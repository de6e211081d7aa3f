import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { groupedNumber } from '../../../client/index.ts';
import { Amount, Button, buttonClass, Icon, Skeleton } from '../../../kit/index.ts';
import { Page } from '../../layout/page.tsx';
import { ProblemNote } from '../../layout/problem-note.tsx';
import { pageAddress } from '../../routes.ts';
import { useApp } from '../../state/app-context.tsx';
import { type ChosenNumber, numbersOf, useChosenNumber, useLines } from '../../state/use-lines.ts';
import { Lasting } from '../home/lasting.tsx';
import { LineBanner } from '../home/line-banners.tsx';

/** Reads the balance aloud with the phone's own voice, where it has one for the language. */
function ReadAloud({ text }: { readonly text: string }): ReactNode {
  const { say } = useApp();
  if (!('speechSynthesis' in window)) return null;
  const read = (): void => {
    const spoken = new SpeechSynthesisUtterance(text);
    const { lang } = document.documentElement;
    // Hong Kong hears Cantonese; the tag of the page names a script, which is nothing to be heard.
    spoken.lang = lang.startsWith('zh-Hant') ? 'zh-HK' : lang.replace('-Hans', '-CN');
    speechSynthesis.cancel();
    speechSynthesis.speak(spoken);
  };
  return (
    <Button kind="secondary" onClick={read}>
      <Icon name="speak" />
      {say('care.read')}
    </Button>
  );
}

function Shown({ line, number }: ChosenNumber): ReactNode {
  const { say, format } = useApp();
  const amount = format.money(line.balance.available);
  const day = line.validUntil && format.day(line.validUntil);
  return (
    <>
      <section className="card stack">
        <p className="soft">{groupedNumber(number.number)}</p>
        <h2>{say('home.balance')}</h2>
        <p>
          <Amount size="large" text={amount} />
        </p>
        <Lasting line={line} />
        {day && (
          <p>
            {say('home.validUntil')}
            <br />
            <strong>{day}</strong>
          </p>
        )}
      </section>
      <LineBanner line={line} />
      <ReadAloud
        text={day ? say('care.spoken', { amount, day }) : say('care.spokenNoEnd', { amount })}
      />
    </>
  );
}

export function CareBalance(): ReactNode {
  const { session, say } = useApp();
  const { value, problem, readAgain } = useLines();
  const [chosen] = useChosenNumber(numbersOf(value?.lines ?? []));
  const isStranger = session !== undefined && !session.isSignedIn;
  return (
    <Page title={say('care.balance')} back={pageAddress('home')}>
      {isStranger && (
        <Link href={pageAddress('signIn')} className={buttonClass('primary')}>
          {say('signIn.title')}
        </Link>
      )}
      {!isStranger && problem && <ProblemNote problem={problem} onRetry={readAgain} />}
      {!isStranger && !value && !problem && <Skeleton words={say('waiting.long')} />}
      {value && !chosen && <p>{say('home.noLines')}</p>}
      {chosen && <Shown {...chosen} />}
    </Page>
  );
}

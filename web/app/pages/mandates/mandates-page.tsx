import { type ReactNode, useEffect } from 'react';
import { Link } from 'wouter';
import type { Mandate, Mandates } from '../../../client/index.ts';
import { buttonClass, Skeleton } from '../../../kit/index.ts';
import { Page } from '../../layout/page.tsx';
import { ProblemNote } from '../../layout/problem-note.tsx';
import { pageAddress } from '../../routes.ts';
import { useLineApp } from '../../state/line-words.tsx';
import { type Loaded, useLoaded } from '../../state/use-loaded.ts';
import { MandateCard } from './mandate-card.tsx';
import { NewMandate } from './new-mandate.tsx';
import './mandates.css';

const ended: ReadonlySet<Mandate['state']> = new Set(['revoked', 'expired']);

/** A wallet may stop one at any time, and whoever has just done so looks here for it. */
const readAgainMs = 10_000;

interface ListProps {
  readonly value: Mandates;
  readonly loaded: Loaded<Mandates>;
}

function All({ value, loaded }: ListProps): ReactNode {
  const { say } = useLineApp();
  const { mandates, offers } = value;
  const open = mandates.filter(({ state }) => !ended.has(state));
  const over = mandates.filter(({ state }) => ended.has(state));
  const saved = new Set(
    open.filter(({ state }) => state !== 'pending').map((one) => one.method.code),
  );
  const unsaved = offers.filter(({ code }) => !saved.has(code));
  return (
    <>
      {open.length === 0 && <p className="soft">{say('mandates.none')}</p>}
      {open.map((mandate) => (
        <MandateCard key={mandate.id} mandate={mandate} loaded={loaded} />
      ))}
      {unsaved.length > 0 && <NewMandate offers={unsaved} loaded={loaded} />}
      {over.length > 0 && <h2>{say('mandates.earlier')}</h2>}
      {over.map((mandate) => (
        <MandateCard key={mandate.id} mandate={mandate} loaded={loaded} />
      ))}
    </>
  );
}

/** Everything that may charge somebody without asking, on one page, each with one tap to stop. */
export function MandatesPage(): ReactNode {
  const { device, session, say } = useLineApp();
  const isSignedIn = session?.isSignedIn === true;
  const loaded = useLoaded(isSignedIn ? 'mandates' : undefined, () =>
    device.channel.call('listMandates', {}),
  );
  const { value, problem, readAgain } = loaded;
  useEffect(() => {
    const timer = setInterval(readAgain, readAgainMs);
    return () => clearInterval(timer);
  }, [readAgain]);
  return (
    <Page title={say('mandates.title')} back={pageAddress('settings')}>
      {session && !isSignedIn && (
        <Link href={pageAddress('signIn')} className={buttonClass('primary')}>
          {say('settings.signIn')}
        </Link>
      )}
      {problem && <ProblemNote problem={problem} onRetry={readAgain} />}
      {isSignedIn && !value && !problem && <Skeleton words={say('waiting.long')} bars={6} />}
      {value && <All value={value} loaded={loaded} />}
    </Page>
  );
}

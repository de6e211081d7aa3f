import { type ComponentType, type ReactNode, useState } from 'react';
import { useLocation, useSearch } from 'wouter';
import type { TopupOptions } from '../../../client/index.ts';
import { Skeleton } from '../../../kit/index.ts';
import { ProblemNote } from '../../layout/problem-note.tsx';
import { OpenTopup, UnansweredOrder } from '../../parts/open-topup.tsx';
import { UnknownSession } from '../../parts/unknown-session.tsx';
import { newTopupAddress } from '../../routes.ts';
import { useApp } from '../../state/app-context.tsx';
import { numbersOf, useChosenNumber, useLines } from '../../state/use-lines.ts';
import { useLoaded } from '../../state/use-loaded.ts';
import { NumberEntry } from './number-entry.tsx';
import { ReceiverCard } from './receiver-card.tsx';

interface ForNumberProps {
  readonly number: string;
  readonly isPaid: boolean;
  readonly onNumber: (number: string) => void;
  readonly children: (options: TopupOptions) => ReactNode;
}

/** One number: whose it is, and either the payment that is open for it or the way to a new one. */
function ForNumber({ number, isPaid, onNumber, children }: ForNumberProps): ReactNode {
  const { device, say } = useApp();
  const { value, problem, readAgain } = useLoaded(`options ${number}`, () =>
    device.channel.call('readTopupOptions', { query: { number } }),
  );
  if (!value) {
    if (!problem) return <Skeleton words={say('waiting.long')} bars={6} />;
    const isRefused = problem.kind === 'refused';
    return (
      <>
        <ProblemNote problem={problem} {...(!isRefused && { onRetry: readAgain })} />
        {isRefused && <NumberEntry onNumber={onNumber} />}
      </>
    );
  }
  const mine = device.attempts.unfinishedOrder();
  const isMine = mine?.number === value.receiver.number;
  const unpaid = value.openTopup ?? (isMine ? (mine?.topup ?? null) : null);
  const open = isPaid ? null : unpaid;
  return (
    <>
      <ReceiverCard receiver={value.receiver} onNumber={onNumber} />
      {open && <OpenTopup topup={open} />}
      {!open && children(value)}
    </>
  );
}

/** The number in the address, else one's own: whoever is signed in sees their number filled in. */
function useNumber(): string | undefined {
  const search = useSearch();
  const [own] = useChosenNumber(numbersOf(useLines().value?.lines ?? []));
  return new URLSearchParams(search).get('number') ?? own?.number.number;
}

/** One's own number is on its way, or there is none and it has to be typed. */
function NoNumberYet({ onNumber }: Pick<ForNumberProps, 'onNumber'>): ReactNode {
  const { session, say } = useApp();
  const { value, problem, readAgain } = useLines();
  if (!session) return <UnknownSession />;
  if (session.isSignedIn && !value) {
    if (problem) return <ProblemNote problem={problem} onRetry={readAgain} />;
    return <Skeleton words={say('waiting.long')} bars={6} />;
  }
  return (
    <>
      <p className="soft">{say('welcome.text')}</p>
      <NumberEntry onNumber={onNumber} />
    </>
  );
}

export interface TopupFormProps {
  readonly options: TopupOptions;
  /** The sheet in which one pays was closed. */
  readonly onLeft: () => void;
}

interface TopupForProps {
  readonly form: ComponentType<TopupFormProps>;
  /** Where the same is for another number; the page of top-ups unless given. */
  readonly addressOf?: (number: string) => string;
  /** It was paid before, so no payment that is under way stands in its way. */
  readonly isPaid?: boolean;
}

/** From the number to the form for it; what the form looks like is for the page to say. */
export function TopupFor(props: TopupForProps): ReactNode {
  const { form: Form, addressOf = newTopupAddress, isPaid = false } = props;
  const { device } = useApp();
  const [, navigate] = useLocation();
  const number = useNumber();
  // Looked up when one comes and when a sheet is closed, not while an order is being sent from
  // here.
  const [unanswered, setUnanswered] = useState(() => device.attempts.unansweredOrder());
  const look = (): void => setUnanswered(device.attempts.unansweredOrder());
  const onNumber = (next: string): void => navigate(addressOf(next), { replace: true });
  if (unanswered && !isPaid) return <UnansweredOrder attempt={unanswered} />;
  if (number === undefined) return <NoNumberYet onNumber={onNumber} />;
  return (
    <ForNumber key={number} number={number} isPaid={isPaid} onNumber={onNumber}>
      {(options) => <Form key={options.receiver.number} options={options} onLeft={look} />}
    </ForNumber>
  );
}

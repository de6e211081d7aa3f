import { type ReactNode, Suspense, useState } from 'react';
import { Button, Skeleton } from '../../../kit/index.ts';
import type { Quote } from '../../../client/index.ts';
import { ProblemNote } from '../../layout/problem-note.tsx';
import { LinkRow } from '../../parts/link-row.tsx';
import { voucherAddress } from '../../routes.ts';
import { lazyPage } from '../../state/lazy-page.ts';
import { useApp } from '../../state/app-context.tsx';
import { useLoaded } from '../../state/use-loaded.ts';
import { usePastReceivers } from '../../state/use-past-receivers.ts';
import { type AmountChoice, AmountPart, chosenAmount } from './amount-part.tsx';
import { ConfirmSheet } from './confirm-sheet.tsx';
import { Changes, methodKey, MethodPart } from './quote-part.tsx';
import type { TopupFormProps } from './topup-for.tsx';

/** Comes behind the prices: most have no code, and nobody waits for where it would be typed. */
const PromotionPart = lazyPage(async () => (await import('./promotion-part.tsx')).PromotionPart);

/** The one method that can be chosen, or the chosen one; nobody has to choose among one. */
function methodOf(quote: Quote | undefined, chosen: string | null) {
  const available = quote?.methods.filter((method) => method.isAvailable) ?? [];
  const only = available.length === 1 ? available[0] : undefined;
  return available.find((method) => methodKey(method) === chosen) ?? only;
}

/** A price is never shown from memory. */
function useQuote(number: string, amountMinor: number | undefined, promotionCode?: string) {
  const { device } = useApp();
  const isAsked = amountMinor !== undefined;
  return useLoaded(
    isAsked ? `quote ${number} ${amountMinor} ${promotionCode}` : undefined,
    () => {
      const code = promotionCode && { promotionCode };
      const body = { number, amountMinor: amountMinor ?? 0, ...code };
      return device.channel.call('quoteTopup', { body }, { isRepeatable: true });
    },
    { isKept: false },
  );
}

/** Amount, what it changes, how to pay: from top to bottom, each as soon as it can be known. */
export function TopupForm({ options, onLeft }: TopupFormProps): ReactNode {
  const { say } = useApp();
  const { receiver } = options;
  const [choice, setChoice] = useState<AmountChoice>({ tile: null, typed: '' });
  const [chosenMethod, setChosenMethod] = useState<string | null>(null);
  const [confirmed, setConfirmed] = useState<Quote | undefined>();
  const [code, setCode] = useState<string | undefined>();
  const past = usePastReceivers();

  const amountMinor = chosenAmount(choice, options);
  const { number } = receiver;
  const { value: quote, problem, isLoading, readAgain } = useQuote(number, amountMinor, code);
  const method = methodOf(quote, chosenMethod);
  const isStrange = !receiver.isOwn && !past.some((one) => one.number === number);

  return (
    <>
      <AmountPart options={options} choice={choice} onChoice={setChoice} />
      {isLoading && !quote && <Skeleton words={say('waiting.long')} />}
      {problem && <ProblemNote problem={problem} onRetry={readAgain} />}
      {quote && (
        <>
          <section className="card">
            <Changes quote={quote} />
          </section>
          <MethodPart
            quote={quote}
            chosen={method ? methodKey(method) : null}
            onChoose={setChosenMethod}
          />
          <Suspense>
            <PromotionPart quote={quote} onCode={setCode} />
          </Suspense>
        </>
      )}
      <Button isOff={!quote || !method} onClick={() => setConfirmed(quote)}>
        {say('action.continue')}
      </Button>
      <nav className="card links" aria-label={say('voucher.title')}>
        <LinkRow to={voucherAddress(number)} icon="receipt">
          {say('voucher.title')}
        </LinkRow>
      </nav>
      {confirmed && method && (
        <ConfirmSheet
          quote={confirmed}
          method={method}
          isStrange={isStrange}
          onClose={() => {
            setConfirmed(undefined);
            onLeft();
            readAgain();
          }}
        />
      )}
    </>
  );
}

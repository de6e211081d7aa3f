import { type ReactNode, useEffect, useState } from 'react';
import type { Language, Line, Reminders, Result } from '../../../client/index.ts';
import { Row, Rows } from '../../../kit/index.ts';
import { useApp } from '../../state/app-context.tsx';
import { persistently } from '../../state/lazy-page.ts';
import { useLoaded } from '../../state/use-loaded.ts';
import type { LineWords } from '../../words/line-en.ts';
import { loadLineWords, sayOfLineIn } from '../../words/words.ts';

/** Beyond this, what one does from day to day says little. */
const mostDays = 30;

/** Of the balance that is shown, it does not change within a visit. */
async function sameBalance(before: Reminders): Promise<Result<Reminders>> {
  return { isOk: true, answer: before };
}

/** The texts of lines, without holding up what is shown: undefined until they are here. */
function useMoreWords(language: Language): LineWords | undefined {
  const [loaded, setLoaded] = useState<LineWords | undefined>();
  useEffect(() => {
    let isWanted = true;
    persistently(() => loadLineWords(language)).then(
      (words) => isWanted && setLoaded(words),
      () => undefined,
    );
    return () => {
      isWanted = false;
    };
  }, [language]);
  return loaded;
}

interface LastingProps {
  readonly line: Line;
  /** With the balance, and what the estimate is made from. */
  readonly isExplained?: boolean;
}

/**
 * How long the balance lasts at the recent use, where that can be said. Where it cannot be read it
 * is left out: what matters stands above it.
 */
export function Lasting({ line, isExplained = false }: LastingProps): ReactNode {
  const { device, format, language, words } = useApp();
  const more = useMoreWords(language);
  const params = { line: line.id };
  // Another balance lasts for another time.
  const name = `lasting ${line.id} ${line.balance.available.amountMinor}`;
  const { value } = useLoaded(name, () => device.channel.call('readReminders', { params }), {
    refresh: sameBalance,
  });
  const days = value?.daysLasting ?? null;
  if (days === null || !more) return null;
  const say = sayOfLineIn({ ...words, ...more });
  const lasts = (
    <p className="soft small">
      {days === 0 && say('lasting.today')}
      {days > 0 && days <= mostDays && say('lasting.days', { days: format.days(days) })}
      {days > mostDays && say('lasting.long', { days: format.days(mostDays) })}
    </p>
  );
  if (!isExplained) return lasts;
  return (
    <section className="card">
      <Rows>
        <Row name={say('home.balance')}>
          <strong>{format.money(line.balance.available)}</strong>
          {lasts}
        </Row>
      </Rows>
      <p className="soft small">{say('lasting.how')}</p>
    </section>
  );
}

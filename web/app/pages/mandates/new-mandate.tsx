import { type ReactNode, useState } from 'react';
import type { Mandates } from '../../../client/index.ts';
import { Button, Card, Field } from '../../../kit/index.ts';
import { translated } from '../../../language/index.ts';
import { ProblemNote } from '../../layout/problem-note.tsx';
import { OutcomeNote } from '../../parts/outcome-note.tsx';
import { useLineApp } from '../../state/line-words.tsx';
import { useChange } from '../../state/use-change.ts';
import { type Loaded, useLoaded } from '../../state/use-loaded.ts';

type Offer = Mandates['offers'][number];
type Consent = NonNullable<Offer['consent']>;

interface NewMandateProps {
  readonly offers: readonly Offer[];
  readonly loaded: Loaded<Mandates>;
}

/** Those that one agrees to in the same words stand together behind them. */
function byText(offers: readonly Offer[]): [string, Offer[]][] {
  const groups = new Map<string, Offer[]>();
  for (const offer of offers) {
    if (offer.consent === null) continue;
    const { text } = offer.consent;
    groups.set(text, [...(groups.get(text) ?? []), offer]);
  }
  return [...groups];
}

/** The whole text before the buttons, and nothing ticked beforehand. */
export function NewMandate({ offers, loaded }: NewMandateProps): ReactNode {
  const { device, say, language } = useLineApp();
  const change = useChange<string>(loaded);
  const agree = async (method: string, consent: Consent, day?: number): Promise<void> => {
    const dayOfMonth = day === undefined ? {} : { dayOfMonth: day };
    const body = { method, consentVersion: consent.version, ...dayOfMonth };
    const sent = device.channel.call('askForMandate', { body });
    const result = await change.run(method, sent);
    if (result.isOk && result.answer.signUrl) location.assign(result.answer.signUrl);
  };
  const button = ({ code, name }: Offer, consent: Consent, day?: number): ReactNode => (
    <Button
      key={code}
      isOff={change.busy !== undefined || change.isUnknown}
      busyLabel={change.busy === code ? say('action.working') : undefined}
      onClick={() => void agree(code, consent, day)}
    >
      {say('mandates.agree', { method: translated(name, language) })}
    </Button>
  );
  return (
    <Card title={say('mandates.new')}>
      <p className="soft">{say('mandates.newText')}</p>
      <OutcomeNote change={change} loaded={loaded} />
      {byText(offers).map(([text, group]) => (
        <div key={text} className="stack">
          {group[0]?.isScheduledOnly && <p className="soft">{say('mandates.scheduledOnly')}</p>}
          <p>{text}</p>
          <p className="soft small">
            {say('mandates.version', { version: group[0]?.consent?.version ?? '' })}
          </p>
          {group.map((offer) => offer.consent && button(offer, offer.consent))}
        </div>
      ))}
      {offers
        .filter(({ consent }) => consent === null)
        .map((offer) => (
          <Monthly key={offer.code} offer={offer} button={button} />
        ))}
    </Card>
  );
}

interface MonthlyProps {
  readonly offer: Offer;
  readonly button: (offer: Offer, consent: Consent, day: number) => ReactNode;
}

const isDay = (day: number): boolean => Number.isInteger(day) && day >= 1 && day <= 28;

/** Once a month: the day is chosen first, because it stands in the words that one agrees to. */
function Monthly({ offer, button }: MonthlyProps): ReactNode {
  const { device, say, language } = useLineApp();
  const [typed, setTyped] = useState('');
  const day = Number(typed);
  const query = { method: offer.code, dayOfMonth: String(day) };
  const name = isDay(day) ? `consent ${offer.code} ${day} ${language}` : undefined;
  const { value, problem } = useLoaded(
    name,
    () => device.channel.call('readMandateConsent', { query }),
    { isKept: false },
  );
  return (
    <div className="stack">
      <p className="soft">{say('mandates.scheduledOnly')}</p>
      <Field
        label={say('mandates.dayOfMonth', { method: translated(offer.name, language) })}
        hint={say('mandates.dayHint')}
        problem={typed !== '' && !isDay(day) ? say('mandates.dayHint') : undefined}
        type="number"
        inputMode="numeric"
        min={1}
        max={28}
        value={typed}
        onValue={setTyped}
      />
      {problem && <ProblemNote problem={problem} />}
      {value && name !== undefined && (
        <>
          <p>{value.text}</p>
          <p className="soft small">{say('mandates.version', { version: value.version })}</p>
          {button(offer, value, day)}
        </>
      )}
    </div>
  );
}

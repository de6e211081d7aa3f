import type { ReactNode } from 'react';
import type { Guards, Line, Zone } from '../../../client/index.ts';
import { Card, Row, Rows, Skeleton, TileGroup, useToast } from '../../../kit/index.ts';
import { capital } from '../../../language/index.ts';
import { Check } from '../../parts/check.tsx';
import { LinkRow } from '../../parts/link-row.tsx';
import { ProblemNote } from '../../layout/problem-note.tsx';
import { UnsavedNote } from '../../parts/unsaved-note.tsx';
import { pageAddress } from '../../routes.ts';
import { useLineApp } from '../../state/line-words.tsx';
import { useChoices } from '../../state/use-choices.ts';
import { useLoaded } from '../../state/use-loaded.ts';
import { LinePage } from '../line/line-page.tsx';

const zones: readonly Zone[] = ['HK', 'CN', 'MO', 'ROW'];
/** In cents. Few to choose from: a limit is a round number that one remembers. */
const limits = [2_000, 5_000, 10_000, 20_000];
const none = 'none';

interface Chosen {
  readonly packOnly: Zone[];
  readonly dailyLimitMinor: number | null;
}

function chosenIn({ packOnly, dailyLimit }: Guards): Chosen {
  return { packOnly, dailyLimitMinor: dailyLimit?.amountMinor ?? null };
}

interface GuardsViewProps {
  readonly guards: Guards;
  readonly chosen: Chosen;
  readonly onChange: (changed: Partial<Chosen>) => void;
}

function PackOnly({ chosen: { packOnly }, onChange }: GuardsViewProps): ReactNode {
  const { say } = useLineApp();
  const change = (zone: Zone, isWanted: boolean): void => {
    const others = packOnly.filter((one) => one !== zone);
    onChange({ packOnly: isWanted ? [...others, zone] : others });
  };
  return (
    <Card title={say('guards.packOnly')}>
      <p className="soft small">{say('guards.packOnlyText')}</p>
      <div>
        {zones.map((zone) => (
          <Check
            key={zone}
            isOn={packOnly.includes(zone)}
            onChange={(isWanted) => change(zone, isWanted)}
          >
            {capital(say(`zone.${zone}`))}
          </Check>
        ))}
      </div>
    </Card>
  );
}

function DailyLimit({ guards, chosen, onChange }: GuardsViewProps): ReactNode {
  const { say, format } = useLineApp();
  const { dailyLimitMinor: own } = chosen;
  const offered = own === null || limits.includes(own) ? limits : [own, ...limits];
  const change = (value: string): void =>
    onChange({ dailyLimitMinor: value === none ? null : Number(value) });
  return (
    <Card title={say('guards.limit')}>
      <p className="soft small">{say('guards.limitText')}</p>
      <TileGroup
        legend={say('guards.limit')}
        isLegendUnseen
        chosen={own === null ? none : String(own)}
        options={[
          { value: none, content: say('guards.noLimit') },
          ...offered.map((amountMinor) => ({
            value: String(amountMinor),
            content: format.roundMoney({ amountMinor, currency: 'HKD' }),
          })),
        ]}
        onChoose={change}
      />
      <Rows>
        <Row name={say('guards.spentToday')}>{format.money(guards.spentToday)}</Row>
      </Rows>
    </Card>
  );
}

/** What keeps one's money from being spent unawares. Each change counts at once. */
function GuardsOf({ line }: { readonly line: Line }): ReactNode {
  const { device, say } = useLineApp();
  const tell = useToast();
  const params = { line: line.id };
  const {
    value: guards,
    problem,
    readAgain,
    overtake,
  } = useLoaded(`guards ${line.id}`, () => device.channel.call('readGuards', { params }));
  const { chosen, unsaved, choose } = useChoices<Chosen, Guards>({
    known: guards && chosenIn(guards),
    save: (body) => device.channel.call('setGuards', { params, body }, { isRepeatable: true }),
    onSaved: (saved) => {
      overtake(saved);
      tell(say('packs.changed'));
    },
  });
  return (
    <>
      {problem && <ProblemNote problem={problem} onRetry={readAgain} />}
      {!guards && !problem && <Skeleton words={say('waiting.long')} bars={6} />}
      <UnsavedNote problem={unsaved} />
      {guards && chosen && (
        <>
          <PackOnly guards={guards} chosen={chosen} onChange={choose} />
          <DailyLimit guards={guards} chosen={chosen} onChange={choose} />
          <nav className="card links" aria-label={say('rates.title')}>
            <LinkRow to={pageAddress('rates')}>{say('guards.optIns')}</LinkRow>
          </nav>
        </>
      )}
    </>
  );
}

export function GuardsPage(): ReactNode {
  const { say } = useLineApp();
  return (
    <LinePage title={say('guards.title')}>
      {(line) => <GuardsOf key={line.id} line={line} />}
    </LinePage>
  );
}

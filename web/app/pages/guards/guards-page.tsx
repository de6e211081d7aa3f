import { type ReactNode, useState } from 'react';
import type { Guards, Line, Problem, Zone } from '../../../client/index.ts';
import { Card, Row, Rows, Skeleton, TileGroup, useToast } from '../../../kit/index.ts';
import { capital } from '../../../language/index.ts';
import { Check } from '../../parts/check.tsx';
import { LinkRow } from '../../parts/link-row.tsx';
import { ProblemNote } from '../../layout/problem-note.tsx';
import { pageAddress } from '../../routes.ts';
import { useLineApp } from '../../state/line-words.tsx';
import { useLoaded } from '../../state/use-loaded.ts';
import { LinePage } from '../line/line-page.tsx';

const zones: readonly Zone[] = ['HK', 'CN', 'MO', 'ROW'];
/** In cents. Few to choose from: a limit is a round number that one remembers. */
const limits = [2_000, 5_000, 10_000, 20_000];
const none = 'none';

interface GuardsViewProps {
  readonly guards: Guards;
  readonly onChange: (packOnly: readonly Zone[], dailyLimitMinor: number | null) => void;
}

function PackOnly({ guards, onChange }: GuardsViewProps): ReactNode {
  const { say } = useLineApp();
  const { packOnly, dailyLimit } = guards;
  const change = (zone: Zone, isWanted: boolean): void => {
    const others = packOnly.filter((one) => one !== zone);
    onChange(isWanted ? [...others, zone] : others, dailyLimit?.amountMinor ?? null);
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

function DailyLimit({ guards, onChange }: GuardsViewProps): ReactNode {
  const { say, format } = useLineApp();
  const { packOnly, dailyLimit, spentToday } = guards;
  const own = dailyLimit?.amountMinor;
  const offered = own === undefined || limits.includes(own) ? limits : [own, ...limits];
  const change = (value: string): void => onChange(packOnly, value === none ? null : Number(value));
  return (
    <Card title={say('guards.limit')}>
      <p className="soft small">{say('guards.limitText')}</p>
      <TileGroup
        legend={say('guards.limit')}
        isLegendUnseen
        chosen={own === undefined ? none : String(own)}
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
        <Row name={say('guards.spentToday')}>{format.money(spentToday)}</Row>
      </Rows>
    </Card>
  );
}

/** What keeps one's money from being spent unawares. Each change counts at once. */
function GuardsOf({ line }: { readonly line: Line }): ReactNode {
  const { device, say } = useLineApp();
  const tell = useToast();
  const [changed, setChanged] = useState<Guards | undefined>();
  const [unsaved, setUnsaved] = useState<Problem | undefined>();
  const params = { line: line.id };
  const { value, problem, readAgain } = useLoaded(`guards ${line.id}`, () =>
    device.channel.call('readGuards', { params }),
  );
  const guards = changed ?? value;
  const save = async (packOnly: readonly Zone[], dailyLimitMinor: number | null) => {
    const given = { params, body: { packOnly: [...packOnly], dailyLimitMinor } };
    const result = await device.channel.call('setGuards', given, { isRepeatable: true });
    setUnsaved(result.isOk ? undefined : result.problem);
    if (!result.isOk) return;
    setChanged(result.answer);
    tell(say('packs.changed'));
  };
  const change: GuardsViewProps['onChange'] = (...wanted) => void save(...wanted);
  return (
    <>
      {problem && <ProblemNote problem={problem} onRetry={readAgain} />}
      {!value && !problem && <Skeleton words={say('waiting.long')} bars={6} />}
      {unsaved && <ProblemNote problem={unsaved} />}
      {guards && (
        <>
          <PackOnly guards={guards} onChange={change} />
          <DailyLimit guards={guards} onChange={change} />
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

import { type ReactNode, useState } from 'react';
import type { FoundOutlet } from '../../../client/index.ts';
import { Banner, Button, Card, Skeleton } from '../../../kit/index.ts';
import { brand } from '../../brand.ts';
import { ProblemNote } from '../../layout/problem-note.tsx';
import { Page } from '../../layout/page.tsx';
import { Check } from '../../parts/check.tsx';
import { pageAddress } from '../../routes.ts';
import { useLineApp } from '../../state/line-words.tsx';
import { isOpenAt, metresTo, nearestDistrict, type Position } from './nearby.ts';
import { OutletCard } from './outlet-card.tsx';
import { OwnNumbers } from './own-numbers.tsx';
import { PlaceCard } from './place-card.tsx';
import { keptOutlets } from './kept-lists.ts';
import { useOutlets } from './use-outlets.ts';
import { usePlace } from './use-place.ts';
import './outlets.css';

const kinds = ['all', 'shop', 'hall', 'kiosk', 'atm'] as const;
type KindShown = (typeof kinds)[number];
const shownAtOnce = 12;

interface FoundListProps {
  readonly outlets: readonly FoundOutlet[];
  readonly from: Position;
}

function KindChoice(props: {
  readonly shown: KindShown;
  readonly onChange: (kind: KindShown) => void;
}): ReactNode {
  const { say } = useLineApp();
  return (
    <label className="field">
      <span>{say('outlets.show')}</span>
      <select
        className="field-input"
        value={props.shown}
        onChange={({ target }) => {
          const kind = kinds.find((one) => one === target.value);
          if (kind) props.onChange(kind);
        }}
      >
        {kinds.map((kind) => (
          <option key={kind} value={kind}>
            {say(`outlets.kinds.${kind}`)}
          </option>
        ))}
      </select>
    </label>
  );
}

/** Nearest first, as many as fit a few screens; more when one asks. */
function FoundList({ outlets, from }: FoundListProps): ReactNode {
  const { device, say } = useLineApp();
  const [kind, setKind] = useState<KindShown>('all');
  const [isOpenOnly, setIsOpenOnly] = useState(false);
  const [most, setMost] = useState(shownAtOnce);
  const nowMs = device.clock.nowMs();
  const found = outlets
    .filter((outlet) => kind === 'all' || outlet.kind === kind)
    .filter((outlet) => !isOpenOnly || isOpenAt(outlet, nowMs))
    .map((outlet) => ({ outlet, metres: metresTo(outlet, from) }))
    .sort((one, other) => one.metres - other.metres);
  return (
    <Card title={say('outlets.found')}>
      <div className="outlet-filter">
        <KindChoice shown={kind} onChange={setKind} />
        <Check isOn={isOpenOnly} onChange={setIsOpenOnly}>
          {say('outlets.openNow')}
        </Check>
      </div>
      {found.length === 0 && <p className="soft">{say('outlets.none')}</p>}
      <ul className="outlets">
        {found.slice(0, most).map(({ outlet, metres }) => (
          <OutletCard key={outlet.code} outlet={outlet} metres={metres} />
        ))}
      </ul>
      {found.length > most && (
        <Button kind="secondary" onClick={() => setMost(most + shownAtOnce)}>
          {say('outlets.more')}
        </Button>
      )}
    </Card>
  );
}

/** Where one can top up in person. Anybody can look, and without a network too. */
export function OutletsPage(): ReactNode {
  const { device, say, format } = useLineApp();
  const place = usePlace();
  const before = keptOutlets(device.storage, undefined)?.districts ?? [];
  const here = place.position && nearestDistrict(before, place.position);
  const { known, isKept, problem, readAgain } = useOutlets(here?.code ?? place.district);
  const chosen = known?.districts.find(({ code }) => code === place.district);
  const from = place.position ?? chosen;
  return (
    <Page title={say('outlets.title')} back={pageAddress('home')}>
      {problem && !known && <ProblemNote problem={problem} onRetry={readAgain} />}
      {problem && known && isKept && (
        <Banner kind="attention" icon="offline" isNews title={say('outlets.kept')}>
          {say('outlets.keptText', {
            at: format.dayAndTime(new Date(known.readAtMs).toISOString()),
          })}
        </Banner>
      )}
      {!known && !problem && <Skeleton words={say('waiting.long')} bars={6} />}
      {known && <PlaceCard place={place} districts={known.districts} />}
      {known && from && <FoundList outlets={known.outlets} from={from} />}
      <OwnNumbers />
      <p className="soft small">{say('outlets.dial', { number: brand.helpline })}</p>
    </Page>
  );
}

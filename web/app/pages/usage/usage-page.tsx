import { type ReactNode, useState } from 'react';
import type { Line, Service, Zone } from '../../../client/index.ts';
import { TileGroup } from '../../../kit/index.ts';
import { capital } from '../../../language/index.ts';
import { Lasting } from '../home/lasting.tsx';
import { useLineApp } from '../../state/line-words.tsx';
import { LinePage } from '../line/line-page.tsx';
import { UsageDays } from './usage-days.tsx';
import './usage.css';

const zones: readonly Zone[] = ['HK', 'CN', 'MO', 'ROW'];
const services: readonly Service[] = ['data', 'voice', 'sms'];
const unitOf = { voice: 'SECOND', sms: 'MESSAGE', data: 'BYTE' } as const;
const all = 'all';

/** What was used, day by day, as far as one wants to see it. */
function UsageOf({ line }: { readonly line: Line }): ReactNode {
  const { say } = useLineApp();
  const [zone, setZone] = useState<Zone | undefined>();
  const [kind, setKind] = useState<Service | undefined>();
  return (
    <>
      <Lasting line={line} isExplained />
      <details className="card usage-filter">
        <summary>{say('usage.filter')}</summary>
        <TileGroup
          legend={say('usage.zone')}
          chosen={zone ?? all}
          options={[
            { value: all, content: say('usage.all') },
            ...zones.map((one) => ({ value: one, content: capital(say(`zone.${one}`)) })),
          ]}
          onChoose={(value) => setZone(zones.find((one) => one === value))}
        />
        <TileGroup
          legend={say('usage.service')}
          chosen={kind ?? all}
          options={[
            { value: all, content: say('usage.all') },
            ...services.map((one) => ({ value: one, content: say(`unit.${unitOf[one]}`) })),
          ]}
          onChoose={(value) => setKind(services.find((one) => one === value))}
        />
      </details>
      <UsageDays key={`${zone} ${kind}`} line={line.id} zone={zone} service={kind} />
    </>
  );
}

export function UsagePage(): ReactNode {
  const { say } = useLineApp();
  return (
    <LinePage title={say('usage.title')}>
      {(line) => <UsageOf key={line.id} line={line} />}
    </LinePage>
  );
}

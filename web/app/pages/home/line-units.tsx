import type { ReactNode } from 'react';
import type { Units } from '../../../client/index.ts';
import { Card } from '../../../kit/index.ts';
import { unitName, unitText } from '../../parts/unit-text.ts';
import { useApp } from '../../state/app-context.tsx';

function Gauge({ units }: { readonly units: Units }): ReactNode {
  const app = useApp();
  const { say, format } = app;
  const left = unitText(units.unit, units.left, app);
  const granted = unitText(units.unit, units.granted, app);
  const share = units.granted > 0 ? Math.min(1, units.left / units.granted) : 0;
  return (
    <li className="gauge">
      <div className="gauge-head">
        <span>{unitName(units, app)}</span>
        <span className="gauge-left">{left}</span>
      </div>
      <div className="gauge-bar" aria-hidden="true">
        <div className="gauge-fill" style={{ width: `${share * 100}%` }} />
      </div>
      <div className="gauge-foot">
        <span>{say('home.granted', { granted })}</span>
        {units.expiresAt && (
          <span>{say('home.until', { day: format.dayOf(units.expiresAt) })}</span>
        )}
      </div>
    </li>
  );
}

/**
 * What is left in packs, by kind and zones. A balance is no pack, so the two are never one number.
 */
export function LineUnits({ units }: { readonly units: readonly Units[] }): ReactNode {
  const { say } = useApp();
  return (
    <Card title={say('home.units')}>
      {units.length === 0 && <p className="soft">{say('home.noUnits')}</p>}
      {units.length > 0 && (
        <ul className="stack">
          {units.map((one) => (
            <Gauge key={one.unit + one.zones.join()} units={one} />
          ))}
        </ul>
      )}
    </Card>
  );
}

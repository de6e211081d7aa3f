import type { ReactNode } from 'react';

export interface PressRow {
  readonly id: string;
  /** What stands at the two ends of the row. */
  readonly left: string;
  readonly right: string;
  /** What pressing it does, for ears. */
  readonly label: string;
}

interface PressListProps {
  readonly rows: readonly PressRow[];
  readonly onPress: (id: string) => void;
}

/** A list of which each row opens something. */
export function PressList({ rows, onPress }: PressListProps): ReactNode {
  return (
    <ul className="press-list">
      {rows.map(({ id, left, right, label }) => (
        <li key={id}>
          <button type="button" onClick={() => onPress(id)}>
            <span>{left}</span>
            <span>{right}</span>
            <span className="unseen">{label}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

import { type ReactNode, useId } from 'react';
import './tile-group.css';

export interface TileOption {
  readonly value: string;
  readonly content: ReactNode;
  readonly isOff?: boolean;
  /** On a line of its own, such as "other". */
  readonly isApart?: boolean;
}

interface TileGroupProps {
  readonly legend: string;
  readonly options: readonly TileOption[];
  /** Null while nothing is chosen: nothing is chosen for a person. */
  readonly chosen: string | null;
  readonly onChoose: (value: string) => void;
  /** For ears only, where the words above the group say the same. */
  readonly isLegendUnseen?: boolean;
  /** One to a line, for choices that need a sentence. */
  readonly isWide?: boolean;
  /** For many choices of a word or an amount each. */
  readonly isShort?: boolean;
}

/** By class, since `:has()` is younger than many phones and a choice that is not seen is none. */
function tileClass(isChosen: boolean, isOff: boolean, isApart: boolean): string {
  const looks = [isChosen && 'tile-chosen', isOff && 'tile-off', isApart && 'tile-apart'];
  return ['tile', ...looks].filter(Boolean).join(' ');
}

/** Radio buttons that look like tiles: arrow keys, names and grouping come with them. */
export function TileGroup(props: TileGroupProps): ReactNode {
  const { legend, options, chosen, onChoose, isLegendUnseen = false } = props;
  const { isWide = false, isShort = false } = props;
  const looks = [isWide && 'tiles-wide', isShort && 'tiles-short'];
  const name = useId();
  return (
    <fieldset className="tile-group">
      <legend className={isLegendUnseen ? 'unseen' : undefined}>{legend}</legend>
      <div className={['tiles', ...looks].filter(Boolean).join(' ')}>
        {options.map(({ value, content, isOff = false, isApart = false }) => (
          <label key={value} className={tileClass(chosen === value, isOff, isApart)}>
            <input
              type="radio"
              name={name}
              value={value}
              checked={chosen === value}
              disabled={isOff}
              onChange={() => onChoose(value)}
            />
            {content}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

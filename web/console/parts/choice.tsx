import type { ReactNode } from 'react';

interface ChoiceProps {
  readonly options: readonly { readonly value: string; readonly label: string }[];
  /** What stands there while nothing is chosen. */
  readonly none?: string;
  /** These three are given by the form's item around it. */
  readonly id?: string;
  readonly value?: string | undefined;
  readonly onChange?: (value: string) => void;
}

/**
 * One of a list, by the browser's own control: that of the library opened its list outside of the
 * screen, and no phone scrolls it as people are used to.
 */
export function Choice({ options, none = '', id, value = '', onChange }: ChoiceProps): ReactNode {
  return (
    <select
      className="choice"
      id={id}
      value={value}
      onChange={({ target }) => onChange?.(target.value)}
    >
      <option value="" disabled>
        {none}
      </option>
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  );
}

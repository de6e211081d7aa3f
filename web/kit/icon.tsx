import type { ReactNode } from 'react';
import './icon.css';

/** Drawn for this kit on a grid of 24, with lines of 1.75. */
const drawings = {
  home: 'M4 11.2 12 4.5l8 6.7M6 10v9h4.2v-5h3.6v5H18v-9',
  add: 'M12 5.5v13M5.5 12h13',
  list: 'M8.5 6.5h11M8.5 12h11M8.5 17.5h11M4.5 6.5h.01M4.5 12h.01M4.5 17.5h.01',
  more: 'M4.5 7h10M18.5 7h1M4.5 17h1M9.5 17h10M16.5 4.8a2.2 2.2 0 1 1 0 4.4 2.2 2.2 0 0 1 0-4.4ZM7.5 14.8a2.2 2.2 0 1 1 0 4.4 2.2 2.2 0 0 1 0-4.4Z',
  back: 'M14.5 5.5 8 12l6.5 6.5',
  next: 'm9.5 5.5 6.5 6.5-6.5 6.5',
  down: 'M5.5 9.5 12 16l6.5-6.5',
  close: 'm6.5 6.5 11 11M17.5 6.5l-11 11',
  language:
    'M12 3.5a8.5 8.5 0 1 1 0 17 8.5 8.5 0 0 1 0-17ZM3.8 9.5h16.4M3.8 14.5h16.4M12 3.5c-2.4 2.4-3.4 5.2-3.4 8.5s1 6.1 3.4 8.5M12 3.5c2.4 2.4 3.4 5.2 3.4 8.5s-1 6.1-3.4 8.5',
  clock: 'M12 3.5a8.5 8.5 0 1 1 0 17 8.5 8.5 0 0 1 0-17ZM12 7.5V12l3 2.2',
  done: 'm5 12.8 4.7 4.7L19.5 7.5',
  attention: 'M12 4 21 19.5H3L12 4ZM12 10v4.5M12 17h.01',
  receipt: 'M6 3.5h12v17l-2.4-1.6-1.8 1.6-1.8-1.6-1.8 1.6-1.8-1.6L6 20.5v-17ZM9 8.5h6M9 12.5h6',
  help: 'M12 3.5a8.5 8.5 0 1 1 0 17 8.5 8.5 0 0 1 0-17ZM9.6 9.7a2.4 2.4 0 1 1 3.5 2.2c-.8.4-1.1.9-1.1 1.7M12 16.6h.01',
  phone:
    'M7.5 4H5.8A1.8 1.8 0 0 0 4 5.9C4.5 13.5 10.5 19.5 18.1 20a1.8 1.8 0 0 0 1.9-1.8v-2.4l-4.3-1.5-1.8 2a13 13 0 0 1-6.2-6.2l2-1.8L8.2 4h-.7Z',
  offline:
    'm4 4 16 16M8.8 12.6a5.5 5.5 0 0 1 4-1M5.5 9.3a10 10 0 0 1 3-1.9M12.5 6.3a10 10 0 0 1 6 3M15.7 12.8l-.2-.2M12 17.5h.01',
  speak: 'M4.5 9.5v5H8l4.5 4v-13L8 9.5H4.5ZM16 9a4.2 4.2 0 0 1 0 6M18.5 6.5a8 8 0 0 1 0 11',
  refund: 'M8.5 5 4.5 9l4 4M5 9h9a5 5 0 0 1 0 10H9',
  refresh: 'M19 12a7 7 0 1 1-2-4.9L19.5 9.5M19.5 4.5v5h-5',
  shield: 'M12 3.5 19 6v5.5c0 4.2-2.9 7.4-7 9-4.1-1.6-7-4.8-7-9V6l7-2.5ZM8.8 12l2.3 2.3 4.3-4.5',
  none: 'M6 12h12',
} as const;

export type IconName = keyof typeof drawings;

/** Always beside words, or inside a button that has a label: so it is silent itself. */
export function Icon({
  name,
  isLarge,
}: {
  readonly name: IconName;
  readonly isLarge?: boolean;
}): ReactNode {
  return (
    <svg className={isLarge ? 'icon icon-large' : 'icon'} viewBox="0 0 24 24" aria-hidden="true">
      <path d={drawings[name]} />
    </svg>
  );
}

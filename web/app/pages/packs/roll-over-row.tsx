import type { ReactNode } from 'react';
import { Row } from '../../../kit/index.ts';
import { useLineApp } from '../../state/line-words.tsx';

/** What becomes of units that are left; nothing where they end with the pack, as most do. */
export function RollOverRow({ periods }: { readonly periods: number }): ReactNode {
  const { say } = useLineApp();
  if (periods === 0) return null;
  const times =
    periods === 1 ? say('packs.leftOnce') : say('packs.left', { times: String(periods) });
  return <Row name={say('packs.leftOver')}>{times}</Row>;
}

import type { FoundBreak } from '../state/staff-channel.ts';
import type { Say } from '../words/words.ts';
import { troubleText } from './bill-trouble-text.ts';

type Noted = Pick<FoundBreak, 'fact' | 'note' | 'bill'>;

/** What is noted about a difference, in words; what stands in a bill is told as it is. */
export function noteText({ fact, note, bill }: Noted, say: Say): string {
  if (note === null) return '–';
  if (fact === 'fee_differs') return `${majorOfThousandths(note)} ${bill?.currency ?? ''}`.trim();
  return fact === 'totals_differ' || note.startsWith('ours_by {') ? troubleText(note, say) : note;
}

/** A fee counts in thousandths of a cent; of those after the cents only what is not nothing. */
function majorOfThousandths(text: string): string {
  if (!/^-?\d+$/.test(text)) return text;
  const digits = text.replace('-', '').padStart(6, '0');
  const major = `${digits.slice(0, -5)}.${digits.slice(-5)}`.replace(/0{1,3}$/, '');
  return text.startsWith('-') ? `-${major}` : major;
}

import type { Progress } from '#reconciliation';

const grouped = new Intl.NumberFormat('en');

/** How far a day's reconciliation has come, for a terminal. */
export function progressText({ step, done, of }: Progress): string {
  switch (step) {
    case 'keeping':
      return `keeping the file … ${grouped.format(done)} bytes`;
    case 'reading':
      return `reading the bill … ${grouped.format(done)} rows`;
    case 'matching':
      return `matching … ${Math.floor((100 * done) / (of ?? done))} %`;
  }
}

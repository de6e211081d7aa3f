/** How far a long work has come, for whoever waits. */
export interface Progress {
  readonly step: 'keeping' | 'reading' | 'matching';
  /** Bytes kept, rows read, parts of the day matched. */
  readonly done: number;
  /** Where it is known. */
  readonly of: number | null;
}

export type OnProgress = (progress: Progress) => void;

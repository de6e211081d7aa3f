/** How one batch gives its lane free, which happens once. */
export interface LaneFreedom {
  /** Once it is written: unless too many wait for the disk. */
  early(): void;
  now(): void;
  /** It waits for the disk no more. */
  end(): void;
}

/** Batches that wait for the disk while their lanes are free already, at most so many at once. */
export function openLaneFreedoms(most: number): (freeLane: () => void) => LaneFreedom {
  let waiting = 0;
  return (freeLane) => {
    let isFree = false;
    let isAhead = false;
    const now = (): void => {
      if (!isFree) freeLane();
      isFree = true;
    };
    return {
      now,
      early() {
        if (isFree || waiting === most) return;
        waiting += 1;
        isAhead = true;
        now();
      },
      end() {
        if (isAhead) waiting -= 1;
        isAhead = false;
      },
    };
  };
}

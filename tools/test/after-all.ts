type Work = () => Promise<void>;

let kept: Work[] | undefined;

/** What is done after all files of this process; nothing where each file has one of its own. */
export function atTheEnd(): { push(work: Work): void } | undefined {
  return kept;
}

/** Has things last until all files of this process have run; gives what ends them. */
export function keepUntilTheEnd(): Work {
  const works: Work[] = [];
  kept = works;
  return async () => {
    await Promise.all(works.splice(0).map((work) => work()));
  };
}

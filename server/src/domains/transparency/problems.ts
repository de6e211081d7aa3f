const most = 20;

/** The first few problems that a check finds. */
export class Problems {
  readonly found: string[] = [];

  note(problem: string): void {
    if (this.found.length < most) this.found.push(problem);
  }
}

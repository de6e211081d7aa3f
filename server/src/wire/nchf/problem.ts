/** ProblemDetails of TS 29.571: RFC 9457 with a cause that the network's programs know. */
export interface ProblemDetails {
  readonly status: number;
  readonly title: string;
  readonly cause: string;
  readonly detail: string | undefined;
  readonly instance: string | undefined;
  readonly wrongPlace: { readonly place: string; readonly reason: string } | undefined;
}

export function writeProblem(problem: ProblemDetails): string {
  const { status, title, cause, detail, instance, wrongPlace } = problem;
  return JSON.stringify({
    status,
    title,
    cause,
    detail,
    instance,
    // A JSON pointer is the name of a parameter, also the empty one of the whole body.
    invalidParams: wrongPlace && [{ param: wrongPlace.place, reason: wrongPlace.reason }],
  });
}

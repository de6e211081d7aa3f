/** The parameters of a call. */
export interface Form {
  readonly [name: string]: FormValue;
}
type FormValue = string | bigint | number | readonly FormValue[] | Form;

/** `application/x-www-form-urlencoded`, with brackets for what is nested: `a[b][0]=1`. */
export function encodeForm(form: Form): string {
  return pairsOf(form)
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
    .join('&');
}

function pairsOf(form: Form, prefix?: string): [name: string, value: string][] {
  return Object.entries(form).flatMap(([name, value]): [string, string][] => {
    const path = prefix === undefined ? name : `${prefix}[${name}]`;
    return typeof value === 'object' ? pairsOf(value as Form, path) : [[path, String(value)]];
  });
}
